"""The structural promises of the course: each check of `make check` finds nothing."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from course import ROOT
from course.core import syllabus
from course.rules import check, orphan

EXCEPTIONS_AT_MOST = 1
STILL_LONG = {
    "core/include": 404,
    "core/include.regions_of": 61,
    "core/include.resolve": 55,
    "formats/config": 407,
    "labs/starter.start": 43,
    "live/fences": 339,
    "live/pyodide": 651,
    "live/pyodide.fetched": 43,
    "live/pyodide.lay": 71,
    "live/pyodide.packed": 60,
    "report/freshness": 409,
    "report/freshness.counted": 45,
    "report/freshness.measured": 56,
    "report/newest": 374,
    "rules/orphan.check": 47,
    "run/apart.environment": 44,
    "run/engine": 643,
    "run/recording": 369,
    "run/recording.compare": 52,
    "run/recording.run_session": 45,
    "run/sandbox.wrap": 52,
    "run/session.parse": 48,
}


@pytest.mark.parametrize("promise", check.CHECKS)
def test_promise(promise: str) -> None:
    problems = "\n\n".join(map(str, check.CHECKS[promise](ROOT)))
    assert not problems, f"\n{problems}"


def test_exceptions_only_fall() -> None:
    excepted = orphan.exceptions(ROOT)
    assert all(len(reason.split()) > 3 for reason in excepted.values()), (
        "each exception needs its reason"
    )
    assert len(excepted) <= EXCEPTIONS_AT_MOST


def test_syllabus_is_whole() -> None:
    modules = syllabus.load(ROOT)
    assert [m.number for m in modules] == list(range(1, 13))
    assert [len(m.topics) for m in modules] == [13, 22, 8, 7, 16, 14, 10, 11, 6, 7, 8, 5]
    assert [len(m.labs) for m in modules] == [
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        2,
        1,
        1,
        1,
        1,
    ], "seven of the owner's, and one in each of modules 1 to 6"


def test_readme_names_verbs_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        ".ci/run",
        ".github/workflows/ci.yml",
        ".github/workflows/pages.yml",
    ):
        for verb in re.findall(
            r"(?:^|`|run: )make ([a-z]+)", (ROOT / name).read_text(), re.MULTILINE
        ):
            assert re.search(rf"^{verb}:", makefile, re.MULTILINE), (
                f"{name}: make {verb} is no verb of the Makefile"
            )


def test_every_module_of_the_machinery_has_one_docstring() -> None:
    for path in (ROOT / "course").rglob("*.py"):
        assert path.read_text().startswith('"""'), path.name


def test_modules_and_functions_are_small() -> None:
    """A module has one noun and at most 300 lines, a function fits on a screen; those still too
    long may only shrink.
    """
    folder = ROOT / "course"
    for path in (path for path in folder.rglob("*.py") if path.parent.name != "guest"):
        text, name = path.read_text(), path.relative_to(folder).with_suffix("").as_posix()
        lines = len(text.splitlines())
        assert lines <= STILL_LONG.get(name, 300), f"{name} has {lines} lines: two nouns?"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                most = STILL_LONG.get(f"{name}.{node.name}", 42)
                assert lines <= most, f"{path.name}:{node.lineno}: {node.name} has {lines} lines"


def test_the_map_shows_the_rooms_and_how_they_import() -> None:
    """The figure in CONTRIBUTING has a room for each folder, and an arrow where a room imports."""
    folder = ROOT / "course"
    rooms = {path.parent.name for path in folder.glob("*/__init__.py")}
    found = {
        (room, other)
        for room in rooms
        for other in imported(folder / room) & rooms - {room, "core"}
    } | {("labs", "core")}  # all rooms import core; one arrow says so
    drawn = (ROOT / "docs" / "assets" / "figures" / "house.d2").read_text()
    assert set(re.findall(r'^(\w+): "', drawn, re.MULTILINE)) == rooms
    assert set(re.findall(r"^(\w+) -> (\w+)$", drawn, re.MULTILINE)) == found


def imported(folder: Path) -> set[str]:
    """Return the rooms that the modules of a room import."""
    texts = [path.read_text() for path in folder.glob("*.py")]
    return {name for text in texts for name in re.findall(r"from course\.(\w+)[. ]", text)}


def test_actions_are_pinned_by_digest() -> None:
    for file in sorted((ROOT / ".github").rglob("*.yml")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if "uses:" in line and "uses: ./.github/actions/" not in line:
                assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line), (
                    f"{file.name}:{number}: pin the action by its digest: {line.strip()}"
                )


def test_every_job_that_tests_gets_the_packages_of_the_system() -> None:
    """From one place: the composite action, which calls what reads the only list."""
    action = (ROOT / ".github/actions/setup/action.yml").read_text()
    assert "-m course.doctor --install" in action
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for name, job in yaml.safe_load(file.read_text())["jobs"].items():
            runs = [str(step.get("run", "")) for step in job["steps"]]
            if any(re.search(r"make (test|newest)\b", run) for run in runs):
                uses = [step.get("uses") for step in job["steps"]]
                assert "./.github/actions/setup" in uses, f"{file.name}: {name}"


def test_navigation_follows_the_syllabus() -> None:
    modules = [m for m in syllabus.load(ROOT) if m.written(ROOT)]
    of_modules, of_labs = [m.slug for m in modules], [lab.slug for m in modules for lab in m.labs]
    text = (ROOT / "mkdocs.yml").read_text()
    for folder, slugs in (("modules", of_modules), ("labs", of_labs), ("instructors", of_modules)):
        named = re.findall(rf"{folder}/(\d\d-[\w-]+)\.md", text)
        assert named == [slug for slug in slugs if (ROOT / "docs" / folder / f"{slug}.md").exists()]


def test_the_parts_that_module_12_counts_are_those_of_today() -> None:
    folders = sorted(
        path for number in range(7, 12) for path in (ROOT / "snippets").glob(f"{number:02}-*")
    )
    script = ROOT / "snippets" / "12-platforms" / "parts.py"
    told = subprocess.run(
        [sys.executable, script, *folders], capture_output=True, text=True, check=True
    ).stdout
    mend = (
        "python snippets/12-platforms/parts.py snippets/{07,08,09,10,11}-* >"
        " snippets/12-platforms/parts.csv, then: make outputs F=snippets/12-platforms"
    )
    assert script.with_name("parts.csv").read_text() == told, mend
