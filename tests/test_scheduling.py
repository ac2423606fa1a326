"""Tests are scheduled so that all workers are busy to the end; what a run took is remembered."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from scheduling import Plan, Task, ranked, simulate
from tasks import tasks
from workers import task_of

from course import ROOT
from course.core import durations


def task(name: str, seconds: float = 1, makes: str = "", uses: str = "", alone: str = "") -> Task:
    return Task((name,), seconds, makes, frozenset(uses.split()), alone)


def taken(plan: Plan) -> str:
    """Take what is next; return its name, or nothing."""
    found = plan.take()
    return found.tests[0] if found else ""


def test_what_takes_longest_comes_first() -> None:
    assert [t.tests[0] for t in ranked([task("short", 1), task("long", 9), task("middle", 5)])] == [
        "long",
        "middle",
        "short",
    ]


def test_what_others_wait_for_comes_before_what_takes_longer_itself() -> None:
    order = ranked([task("long", 9), task("session", 3, makes="s"), task("breaks", 8, uses="s")])
    assert [t.tests[0] for t in order] == ["session", "long", "breaks"]


def test_what_is_served_one_at_a_time_begins_early() -> None:
    order = ranked(
        [task("long", 9), *(task(f"container {n}", 4, alone="docker") for n in range(3))]
    )
    assert [t.tests[0] for t in order] == ["container 0", "long", "container 1", "container 2"]


def test_nothing_starts_that_would_wait() -> None:
    session, breaks, lines = (
        task("session", 3, makes="s"),
        task("breaks", 2, uses="s"),
        task("lines", 1, uses="s"),
    )
    plan = Plan([lines, breaks, session])
    assert [taken(plan), taken(plan)] == ["session", ""], "both others need its run"
    plan.done(session)
    assert [taken(plan), taken(plan), taken(plan)] == ["breaks", "lines", ""]


def test_the_first_test_that_needs_a_run_makes_it_if_none_is_about_it() -> None:
    first, second = task("slides", 9, uses="built"), task("links", 1, uses="built")
    plan = Plan([first, second])
    assert [taken(plan), taken(plan)] == ["slides", ""]
    plan.done(first)
    assert taken(plan) == "links"


def test_one_engine_serves_one_test() -> None:
    one, other = task("one", 2, alone="docker"), task("other", 1, alone="docker")
    plan = Plan([one, other])
    assert [taken(plan), taken(plan)] == ["one", ""]
    plan.done(one)
    assert taken(plan) == "other"


def test_sessions_that_wait_for_each_other_do_not_stop_the_run() -> None:
    plan = Plan([task("a", makes="a", uses="b"), task("b", makes="b", uses="a")])
    assert [taken(plan), taken(plan)] == ["a", ""]


def test_a_simulation_says_how_long_a_run_takes() -> None:
    alike = [task(f"{n}", 2) for n in range(6)]
    assert (simulate(alike, 3).seconds, simulate(alike, 3).idle) == (4, 0)
    chain = [task("session", 3, makes="s"), task("breaks", 2, uses="s")]
    assert (simulate(chain, 2).seconds, simulate(chain, 2).idle) == (5, 5)
    assert simulate([], 2).seconds == 0


def test_a_task_is_the_same_after_its_way_to_the_controller() -> None:
    whole = replace(task("t", 2, "made", "a b", "docker"), near=frozenset({"docker of x"}))
    assert task_of(json.loads(json.dumps(whole.__dict__, default=sorted))) == whole


@pytest.mark.parametrize("workers", [1, 2, 3, 5])
def test_the_course_keeps_all_workers_busy_to_the_end(
    workers: int, collected: list[pytest.Item]
) -> None:
    """By tests/durations.json: hardly longer than its work, its longest chain or its one engine."""
    found = tasks(collected)
    assert sorted(test for one in found for test in one.tests) == sorted(
        item.nodeid for item in collected
    ), "each test once"
    work, engine = (
        sum(one.seconds for one in found if one.alone or not alone) for alone in (False, True)
    )
    chain = simulate(found, len(found)).seconds
    assert simulate(found, workers).seconds <= 1.05 * max(work / workers, engine, chain) + 1


def test_tests_that_share_a_browser_stay_together(collected: list[pytest.Item]) -> None:
    together = {
        one.tests[0].partition("::")[0]: one for one in tasks(collected) if len(one.tests) > 1
    }
    assert set(together) <= {"tests/test_cells.py"}, (
        "fixtures that live as long as their file make one task of it"
    )


def test_what_a_run_took_is_remembered_in_few_words(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    durations.remember(tmp_path, {"b": 12.345, "a": 1.04, "short": 0.9})
    assert (tmp_path / durations.TRACKED).read_text() == '{\n"a": 1.0,\n"b": 12.0\n}\n'
    durations.remember(tmp_path, {"b": 14.9, "a": 0.5, "new": 163.0})
    assert durations.recorded(tmp_path) == {"b": 12.0, "new": 160.0}, (
        "what moved little keeps its number, what is short or gone has none"
    )


def test_the_tracked_seconds_are_rounded_and_sorted() -> None:
    recorded = durations.recorded(ROOT)
    assert all(before < after for before, after in pairwise(recorded))
    assert all(
        seconds == float(f"{seconds:.2g}") >= durations.LEAST for seconds in recorded.values()
    )
