"""Workers get one task at a time, keep a file's fixtures, survive a crash and tell the costs."""

import json
import re
from pathlib import Path

import costs
import miniature
import pytest

from course.core import durations

SHARED = """
import os
import pytest
from filelock import FileLock

made = []

@pytest.fixture(scope="module")
def browser():
    made.append(os.getpid())
    return os.getpid()

@pytest.mark.parametrize("number", range(4))
def test_stays_together(browser, number):
    assert made == [os.getpid()]

@pytest.mark.parametrize("number", range(4))
def test_alone(number):
    pass

def test_burns(tmp_path):
    assert os.system("i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done") == 0
    with FileLock(tmp_path / "lock"):
        pass
"""
CRASH = """
import os

def test_crashes():
    os._exit(3)

def test_other():
    pass
"""


def test_fixtures_of_a_file_live_on_and_costs_are_kept(tmp_path: Path) -> None:
    root = miniature.with_suite(miniature.make(tmp_path / "tiny"), SHARED)
    code, said = miniature.suite(root, "-n3")
    assert code == 0, said
    told = json.loads((root / durations.MEASURED).read_text())
    assert len(told["tests"]) == 9
    assert told["workers"] == 3
    cost = told["tests"]["tests/test_recordings.py::test_burns"]
    assert 0 <= cost["wait"] <= cost["wall"] <= told["wall"]
    assert cost["cpu"] > 0, "also of what a test has started"


def test_the_group_of_a_process_that_has_ended_is_removed() -> None:
    group = costs.TOPS[0] / f"{costs.PREFIX}99999999"
    try:
        group.mkdir()
    except OSError:
        pytest.skip("this process may make no control group; its costs are told by getrusage")
    costs.sweep()
    assert not group.exists()


def test_a_crash_is_told_and_the_others_run(tmp_path: Path) -> None:
    root = miniature.with_suite(miniature.make(tmp_path / "tiny"), CRASH)
    code, said = miniature.suite(root, "-n1")
    assert code == 1
    assert re.search("worker 'gw0' crashed while running '.*test_crashes'", said), said
    assert "1 failed, 1 passed" in said
