"""A run in parts is the same run: each test is in one part; joined, they say what one run says."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import miniature
import pytest
import sharding
from scheduling import Task
from tasks import tasks

from course.core.problem import Broken
from course.report import freshness, parts


@pytest.mark.parametrize("count", [1, 2, 6, 7])
def test_every_test_is_in_one_part(count: int, collected: list[pytest.Item]) -> None:
    found = tasks(collected)
    shards = sharding.shards(found, count)
    assert len(shards) == count
    ran = Counter(test for shard in shards for task in shard for test in task.tests)
    assert ran == Counter(item.nodeid for item in collected)
    where = {test: n for n, shard in enumerate(shards) for task in shard for test in task.tests}
    makers: dict[str, set[int]] = {}
    for task in found:
        for run in task.runs - task.near:
            makers.setdefault(run, set()).add(where[task.tests[0]])
    assert all(len(numbers) == 1 for numbers in makers.values()), "no run is done in two parts"


def task(name: str, seconds: float, uses: str = "", alone: str = "", near: str = "") -> Task:
    return Task((name,), seconds, "", frozenset(uses.split()), alone, frozenset(near.split()))


def names(shards: list[list[Task]]) -> list[set[str]]:
    return [{one.tests[0] for one in shard} for shard in shards]


def test_parts_end_together() -> None:
    dealt = sharding.shards([task(f"{seconds}", seconds) for seconds in range(1, 13)], 2)
    assert [sum(one.seconds for one in shard) for shard in dealt] == [39, 39]


def test_what_is_near_is_cut_only_where_it_is_more_than_a_share() -> None:
    engine = [task(f"{n}", 3, alone="docker", near="docker") for n in range(2)]
    rest = [task(f"rest {n}", 4, uses="site") for n in range(9)]
    assert {"0", "1"} in names(sharding.shards(rest + engine, 2))
    assert not any({"0", "1"} <= shard for shard in names(sharding.shards(engine, 2)))


# ---- whole runs, in a checkout apart ----


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return miniature.with_suite(miniature.make(tmp_path / "tiny"))


def join(root: Path) -> tuple[int, str]:
    """Join the parts of a checkout; return the exit code and what is said."""
    variables = {**os.environ, "PYTHONPATH": str(root), "CI": ""}
    command = [sys.executable, "-m", "course.report.parts"]
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def proven(root: Path) -> freshness.Data:
    """Return what the last run of a checkout proved, but for how long it took."""
    data = json.loads((root / freshness.DATA).read_text())
    return {name: told for name, told in data.items() if name not in ("seconds", "slowest")}


@pytest.mark.parametrize("fails", [False, True])
def test_six_parts_joined_are_one_run(checkout: Path, fails: bool) -> None:
    if fails:
        recorded = checkout / "snippets/01-tiny/z.out"
        recorded.write_text(recorded.read_text() + "more\n")
    code, said = miniature.suite(checkout, "-n0")
    assert code == fails, said
    one, badge = proven(checkout), (checkout / freshness.BADGE).read_text()
    (checkout / freshness.DATA).unlink()
    for number in range(1, 7):
        code, said = miniature.suite(checkout, "-n0", "--shard", f"{number}/6", ci="true")
        assert code in (0, fails), said
        assert f"build/shards/{number}-of-6.json was written" in said
    code, said = join(checkout)
    assert code == fails, said
    assert proven(checkout) == one
    assert (checkout / freshness.BADGE).read_text() == badge
    assert ("1 failed, 2 passed in" if fails else "3 passed in") in said
    assert (
        "FAILED tests/test_recordings.py::test_recording_is_fresh[snippets/01-tiny/z.out]" in said
    ) == fails


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two parts of a run of three tests."""
    monkeypatch.setattr(
        parts, "state", lambda root: {"commit": "a" * 40, "edits": "", "python": "3.12"}
    )
    ran = {"exit": 0, "seconds": {}, "costs": {}, "wall": 1, "start": 0, "workers": 1}
    for number, tests in enumerate((["a", "b"], ["c"]), 1):
        outcomes = dict.fromkeys(tests, "passed")
        part = {"part": number, "of": 2, "collected": ["a", "b", "c"], "outcomes": outcomes}
        parts.write(tmp_path, ran | part)
    return tmp_path


def changed(root: Path, **values: object) -> None:
    """Change what the second part says."""
    file = parts.file_of(root, 2, 2)
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def refused(root: Path) -> str:
    """Return why parts are refused, and what to do."""
    with pytest.raises(Broken) as caught:
        parts.read(root)
    return f"{caught.value.problem.what}; {caught.value.problem.mend}"


def test_whole_parts_are_read_in_order(two: Path) -> None:
    assert [part["part"] for part in parts.read(two)] == [1, 2]


def test_a_missing_part_is_refused(two: Path) -> None:
    parts.file_of(two, 2, 2).unlink()
    assert (
        refused(two)
        == "lacks part 2 of 2; make test SHARD=2/2, here or elsewhere, and put its file there"
    )
    parts.file_of(two, 1, 2).unlink()
    assert refused(two).startswith("holds no part of a run; run the parts, make test SHARD=1/6")


def test_a_part_twice_is_refused(two: Path) -> None:
    (two / parts.FOLDER / "again").mkdir()
    shutil.copy(parts.file_of(two, 2, 2), two / parts.FOLDER / "again" / "2-of-2.json")
    assert refused(two) == (
        "holds part 2 twice: build/shards/2-of-2.json and build/shards/again/2-of-2.json; "
        "delete one of them"
    )


def test_parts_of_two_runs_are_refused(two: Path) -> None:
    shutil.copy(parts.file_of(two, 2, 2), parts.file_of(two, 2, 3))
    changed(two)
    file = parts.file_of(two, 2, 3)
    file.write_text(json.dumps(json.loads(file.read_text()) | {"of": 3}))
    assert refused(two).startswith("holds parts of 2 and of 3; delete those of the other run")


@pytest.mark.parametrize(
    ("values", "what"),
    [
        (
            {"commit": "b" * 40},
            "part 2 ran with commit bbbbbbbbbb, this checkout has commit aaaaaaaaaa",
        ),
        ({"edits": "c" * 40}, "part 2 ran with edits cccccccccc, this checkout has edits none"),
        ({"python": "3.13"}, "part 2 ran with Python 3.13, this checkout has Python 3.12"),
        ({"collected": ["a", "b", "c", "d"]}, "parts 1 and 2 found other tests: d"),
        ({"outcomes": {}}, "c ran in no part"),
        ({"outcomes": {"c": "passed", "b": "passed"}}, "b ran in parts 1 and 2"),
    ],
)
def test_parts_that_are_not_one_run_are_refused(
    two: Path, values: dict[str, object], what: str
) -> None:
    changed(two, **values)
    assert refused(two).startswith(f"{what}; run ")


def test_a_part_that_failed_without_a_failed_test_is_no_success(two: Path) -> None:
    changed(two, exit=1)
    run = parts.joined(parts.read(two))
    assert run["exit"] == 1
    data: dict[str, object] = {"seconds": 0}
    data |= {"modules": {}, "tests": {}, "date": "", "commit": "", "edited": False, "python": ""}
    assert "FAILED part 2: it ended with exit code 1" in list(
        parts.closing(parts.read(two), data, {})
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--shard", "7/6"], "SHARD=7/6: is no part; the second of six is SHARD=2/6"),
        (["--shard", "two"], "SHARD=two: is no part; the second of six is SHARD=2/6"),
        (["--shard", "1/2", "-k", "x"], "SHARD=1/2: is a part of all tests; leave out"),
    ],
)
def test_a_part_that_cannot_be_is_one_message(
    checkout: Path, options: list[str], message: str
) -> None:
    code, said = miniature.suite(checkout, "-n0", *options)
    assert code == 4
    assert message in said
    assert "Traceback" not in said
