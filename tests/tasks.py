"""Tasks: what the collected tests share, by what each asks for, so that a plan can order them."""

from pathlib import Path

import pytest
from scheduling import Task

from course import ROOT
from course.core import durations
from course.report import affected

OWNER = "test_recording_is_fresh"  # the test that a recording's run is the business of
NOTHING = Path("nothing")
RUNS = ("built", "printed", "rendered")  # fixtures that one test of the run makes for all


def tasks(items: list[pytest.Item]) -> list[Task]:
    """Return the tasks of all collected tests; tests that share a fixture of their file are one."""
    recorded, course = durations.recorded(ROOT), affected.read(ROOT)
    batches: dict[str, list[pytest.Item]] = {}
    for item in items:
        batches.setdefault(item.path.name if shares_its_file(item) else item.nodeid, []).append(
            item
        )
    return [task(batch, course, recorded) for batch in batches.values()]


def shares_its_file(item: pytest.Item) -> bool:
    """Return whether a test has a fixture that lives as long as its file: a browser, a server."""
    known = getattr(item, "_fixtureinfo", None)
    fixtures = known.name2fixturedefs.values() if known else ()
    return any(
        definition.scope == "module" for definitions in fixtures for definition in definitions
    )


def task(batch: list[pytest.Item], course: affected.Course, recorded: dict[str, float]) -> Task:
    """Return a test, or some that stay together, as a task."""
    seconds = sum(recorded.get(item.nodeid, durations.SHORT) for item in batch)
    made, (first, *_) = makes(batch[0]), batch
    uses = frozenset(run for item in batch for run in used(item, course)) - {made}
    alone = next((name for item in batch if (name := served_alone(item))), "")
    where = about(first).parent.name or first.path.name
    near = {run for run in uses if run.startswith("needs ")} | (
        {f"{alone} of {where}"} if alone else set()
    )
    return Task(tuple(item.nodeid for item in batch), seconds, made, uses, alone, frozenset(near))


def about(item: pytest.Item) -> Path:
    """Return the file that a test with the fixture `runs` is about (of a lab its steps), if any."""
    names = getattr(item, "fixturenames", ())
    told = getattr(item, "callspec", None)
    if told and "path" in told.params and "runs" in names:
        return Path(str(told.params["path"]))
    if told and "slug" in told.params and {"runs", "tools"} & set(names):
        return Path("labs") / str(told.params["slug"]) / "steps.out"
    return NOTHING


def makes(item: pytest.Item) -> str:
    """Return the recording whose run a test is about, if it is such a test."""
    return about(item).as_posix() if getattr(item, "originalname", "") == OWNER else ""


def used(item: pytest.Item, course: affected.Course) -> set[str]:
    """Return the shared runs that a test needs: recordings, what they continue, site,
    environments.
    """
    names, path = getattr(item, "fixturenames", ()), about(item)
    runs = {"built" if name == "rendered" else name for name in RUNS if name in names}
    if "runs" not in names or not path.suffix:
        return runs
    asked = {path.as_posix()}
    if path.suffix == ".py":
        asked = {
            other
            for other in course.chains
            if other.endswith(".out") and other.split("/")[:2] == path.as_posix().split("/")[:2]
        }
    files = {file for one in asked for file in course.chains.get(one, ())}
    needs = {f"needs {need}" for file in files for need in needed(file) if need != "docker"}
    return runs | {file for file in files if file.endswith(".out")} | needs


def needed(file: str) -> set[str]:
    """Return what a session says that it needs."""
    lines = (
        (ROOT / file).read_text().splitlines()[:9]
        if file.endswith(".sh") and (ROOT / file).is_file()
        else []
    )
    return {need for line in lines if line.startswith("# needs: ") for need in line[9:].split(", ")}


def served_alone(item: pytest.Item) -> str:
    """Return what serves this test and no other meanwhile: by its mark, or by its session's
    needs.
    """
    if mark := item.get_closest_marker("alone"):
        return str(mark.args[0])
    path = about(item)
    return (
        "docker"
        if path.suffix == ".out" and "docker" in needed(path.with_suffix(".sh").as_posix())
        else ""
    )
