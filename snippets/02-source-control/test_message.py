import re

import pytest

# --8<-- [start:tests]
MESSAGE = re.compile(
    r"(?P<type>feat|fix|docs|test|refactor|perf|build|ci|chore|revert)"
    r"(\((?P<scope>[\w-]+)\))?"
    r"(?P<breaking>!)?"
    r": (?P<description>\S.*)"
)
GOOD = ["feat: is_late", "fix(hour): 2400", "feat!: None"]
BAD = ["wip", "feat:is_late", "feature: x", "fix: ", "feat (a): b"]


@pytest.mark.parametrize("line", GOOD)
def test_good_messages_match(line):
    assert MESSAGE.fullmatch(line)


@pytest.mark.parametrize("line", BAD)
def test_bad_messages_do_not(line):
    assert not MESSAGE.fullmatch(line)


def test_the_parts_can_be_read():
    parts = MESSAGE.fullmatch("feat(api)!: JSON").groupdict()
    assert parts["type"] == "feat"
    assert parts["scope"] == "api"
    assert parts["breaking"] == "!"


# --8<-- [end:tests]
