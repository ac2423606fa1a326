"""What a run costs is told by group, with its waiting and its slowest tests, and has a row a
commit.
"""

import importlib.util
from types import ModuleType

import pytest

from course import ROOT
from course.core import durations


@pytest.fixture
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench", ROOT / "tools" / "bench" / "bench.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SESSION = "tests/test_recordings.py::test_recording_is_fresh[snippets/{}.out]"
COSTS = {
    SESSION.format("07-data-versioning/track"): (9.0, 5.0, 1.0),
    SESSION.format("12-platforms/tfx"): (100.0, 60.0, 0.0),
    SESSION.format("05-containers/compose"): (40.0, 2.0, 8.0),
    "tests/test_lab.py::test_checks_notice_what_is_broken[05-containers]": (30.0, 3.0, 0.0),
    "tests/test_lab.py::test_checks_notice_what_breaks[07-data-versioning]": (20.0, 15.0, 0.0),
    "tests/test_cells.py::test_run": (4.0, 4.5, 0.0),
    "tests/test_session.py::test_a_session": (1.0, 1.0, 0.0),
}


def data(commit: str = "a" * 40) -> durations.Data:
    costs = {
        test: dict(zip(("wall", "cpu", "wait"), cost, strict=True)) for test, cost in COSTS.items()
    }
    run = {"wall": 120.4, "start": 6.0, "workers": 3, "costs": costs}
    return durations.measured(commit, run)


def test_costs_are_summed_by_group(bench: ModuleType) -> None:
    found = bench.sums(data())
    assert {name: cost["wall"] for name, cost in found.items() if cost["wall"]} == {
        "recordings": 9,
        "TFX": 100,
        "containers": 70,
        "lab breaks": 20,
        "browser": 4,
        "other": 1,
        "all": 204,
    }
    assert found["recordings"] == {"wall": 9, "cpu": 5, "wait": 1, "idle": 3}
    assert found["browser"]["idle"] == 0, "more than one core is not less than no idleness"


def test_a_report_names_the_slowest(bench: ModuleType) -> None:
    told = bench.report(data()).splitlines()
    assert told[1] == "wall 120 s, of it set-up 6 s"
    first = told.index("the slowest 30: wall, CPU, locks") + 1
    assert told[first].endswith("[snippets/12-platforms/tfx.out]")


def test_a_commit_has_one_row(bench: ModuleType) -> None:
    text = bench.table(bench.table(bench.table("", data()), data("b" * 40)), data())
    rows = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| ")]
    assert rows == ["| Commit", "| bbbbbbbbbb", "| aaaaaaaaaa"]
    heads, cells = (text.splitlines()[n].count("|") for n in (5, -1))
    assert heads == cells
