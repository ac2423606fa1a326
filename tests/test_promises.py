"""The structural promises of the course: each check of `make check` finds nothing."""

import ast
import re
import subprocess
import sys

import pytest

import course
from course import ROOT, check, orphan, syllabus

EXCEPTIONS_AT_MOST = 1
STILL_LONG = {
    "apart.environment": 44,
    "config": 405,
    "engine": 643,
    "freshness": 407,
    "freshness.counted": 45,
    "freshness.measured": 56,
    "include": 404,
    "include.regions_of": 61,
    "include.resolve": 55,
    "live": 339,
    "newest": 379,
    "orphan.check": 47,
    "pyodide": 651,
    "pyodide.fetched": 43,
    "pyodide.lay": 71,
    "pyodide.packed": 60,
    "recording": 367,
    "recording.compare": 52,
    "recording.run_session": 45,
    "sandbox.wrap": 52,
    "session.parse": 48,
    "starter.start": 43,
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
    for path in (ROOT / "course").glob("*.py"):
        assert path.read_text().startswith('"""'), path.name


def test_modules_and_functions_are_small_and_named_in_the_reading_order() -> None:
    """A module has one noun and at most 300 lines, a function fits on a screen; those still too
    long may only shrink.
    """
    named = set(re.findall(r"[a-z]+", course.__doc__ or ""))
    for path in (ROOT / "course").glob("[a-z]*.py"):
        text = path.read_text()
        assert path.stem in named, f"course/__init__.py does not name {path.stem}"
        assert len(text.splitlines()) <= STILL_LONG.get(path.stem, 300), (
            f"{path.name} is too long: what second noun is in it?"
        )
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                most = STILL_LONG.get(f"{path.stem}.{node.name}", 42)
                assert lines <= most, f"{path.name}:{node.lineno}: {node.name} has {lines} lines"


def test_actions_are_pinned_by_digest() -> None:
    for workflow in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for number, line in enumerate(workflow.read_text().splitlines(), 1):
            if "uses:" in line:
                assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line), (
                    f"{workflow.name}:{number}: pin the action by its digest: {line.strip()}"
                )


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
