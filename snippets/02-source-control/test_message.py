import re

import pytest

# --8<-- [start:tests]
MESSAGE = re.compile(
    r"(?P<type>feat|fix|docs|test|refactor|perf|build|ci|chore|revert)"
    r"(\((?P<scope>[\w-]+)\))?"
    r"(?P<breaking>!)?"
    r": (?P<description>\S.*)"
)


@pytest.mark.parametrize("line", ["feat: is_late", "fix(hour): 2400", "feat!: None"])
def test_good_messages_match(line):
    assert MESSAGE.fullmatch(line)


@pytest.mark.parametrize("line", ["wip", "feat:is_late", "feature: x", "fix: ", "feat (a): b"])
def test_bad_messages_do_not(line):
    assert not MESSAGE.fullmatch(line)


def test_the_parts_can_be_read():
    assert MESSAGE.fullmatch("feat(api)!: JSON").groupdict() == {
        "type": "feat", "scope": "api", "breaking": "!", "description": "JSON"
    }  # fmt: skip


# --8<-- [end:tests]
