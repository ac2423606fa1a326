"""The newest lane: everything resolved anew in a place apart, the suite run there, and a report of
what will rot.

The checkout's locks are never touched: all happens in a copy below build/newest/. The report says
which versions changed and what broke, and for each break which pages, decks and labs show it.
"""

import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree

import typer

from course.core import include, locks, tools
from course.core.problem import Broken, Problem

HELD = {
    "pyodide": (
        "its packages are taken by the sha256 of its lock; there is no source of a later one's"
        " (pyodide.py)"
    )
}
LEFT = (
    ".git",
    ".venv",
    ".tools",
    "node_modules",
    "build",
    "site",
    "__pycache__",
    ".*_cache",
    "*.egg-info",
    ".coverage*",
)
MOST = 60_000  # characters of a report: an issue on GitHub holds 65,536
FIRST = 25  # lines of what a failure said
PLACE = re.compile(
    r" {0,3}(?:AssertionError: )?((?:snippets|labs|docs|slides)/[\w./-]+\.\w+(?::\d+)?): (.+)"
)  # a problem's first line
NAMED = re.compile(r"(?:snippets|labs|docs|slides)/[\w./-]+\.\w+")
KINDS = {"docs": "page", "slides": "deck", "labs": "lab"}


@dataclass
class Break:
    """One thing that broke: the place and its message, where readers see it, the tests that tell,
    the first lines.
    """

    where: str
    what: str
    shown: tuple[str, ...]
    said: str
    tests: list[str] = field(default_factory=list)


@dataclass
class Report:
    """What the lane found: the versions that changed (name, from, to), and what broke."""

    date: str
    python: str
    ran: int
    direct: list[tuple[str, str, str]]
    others: list[tuple[str, str, str]]
    breaks: list[Break]


def lane(root: Path, wanted: list[str], words: str = "") -> Report:
    """Resolve, run and report into build/newest/; `wanted` are versions to force ("name==1.2"),
    `words` pytest's -k.
    """
    folder = root / "build" / "newest"
    copy = folder / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*LEFT))
    before, start, ran = locks.locked_versions(root), monotonic(), 0
    try:
        typer.echo("resolving everything anew …")
        upgrade(copy, wanted)
        typer.echo(
            f"running the suite, after {monotonic() - start:.0f} s; it writes"
            " build/newest/suite.log …"
        )
        ran, breaks = suite(copy, folder, copy / ".venv" / "bin" / "python", words)
    except Broken as broken:
        problem = broken.problem
        breaks = [Break(problem.where, problem.what.partition("\n")[0], (), problem.what)]
    direct, others = changes(copy, before)
    report = Report(
        datetime.date.today().isoformat(), platform.python_version(), ran, direct, others, breaks
    )
    write(report, folder)
    typer.echo(
        f"{ran} tests ran, {len(breaks)} things broke, {len(direct) + len(others)} versions"
        f" changed, in {monotonic() - start:.0f} s"
    )
    return report


def upgrade(copy: Path, wanted: list[str]) -> None:
    """Install the newest of every package in the copy; raise Broken with the requirement that
    cannot be met.
    """
    npm = (
        json.loads((copy / "package.json").read_text()).get("devDependencies", {})
        if (copy / "package.json").exists()
        else {}
    )
    forced = {name: version for name, _, version in (want.partition("==") for want in wanted)}
    python = [want for want in wanted if want.partition("==")[0] not in npm]
    if python:
        table, project = "[tool.uv]\n", copy / "pyproject.toml"
        text = project.read_text()
        text = text if table in text else f"{text}\n{table}"
        project.write_text(
            text.replace(table, f"{table}override-dependencies = {json.dumps(python)}\n")
        )
    call([tools.uv(), "lock", "--upgrade", "--python", sys.executable], copy, "pyproject.toml")
    call([tools.uv(), "sync", "--locked", "--python", sys.executable], copy, "uv.lock")
    if npm:
        (copy / "package-lock.json").unlink()
        call(
            [
                "npm",
                "install",
                "--save-exact",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                *node_packages(npm, forced),
            ],
            copy,
            "package.json",
        )


def node_packages(npm: dict[str, str], forced: dict[str, str]) -> list[str]:
    """Return what npm shall install: the newest of every package but of those that HELD names, and
    what is forced.
    """
    return [
        f"{name}@{forced.get(name, version if name in HELD else 'latest')}"
        for name, version in npm.items()
    ]


def call(command: list[str], folder: Path, where: str) -> None:
    """Run an installer; raise Broken with its words if it fails."""
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True)
    if done.returncode != 0:
        said = "\n".join(
            line
            for line in (done.stderr + done.stdout).splitlines()
            if not line.startswith(("Using ", "warning:"))
        )
        name = f"{Path(command[0]).name} {command[1]}"
        raise Broken(Problem(where, f"`{name}` cannot get the newest versions:\n{said.strip()}"))


def environment() -> dict[str, str]:
    """Return the environment of the copy's commands: this one, but for the checkout's own
    packages.
    """
    return {
        k: v
        for k, v in os.environ.items()
        if k not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")
        and not k.startswith(("PYTEST_", "COV_"))
    }


def suite(copy: Path, folder: Path, python: Path, words: str = "") -> tuple[int, list[Break]]:
    """Run the copy's tests with its own Python; return how many ran and what broke."""
    results, log = folder / "results.xml", folder / "suite.log"
    folder.mkdir(parents=True, exist_ok=True)
    command = [
        str(python),
        "-m",
        "pytest",
        "--tb=short",
        f"--junitxml={results}",
        "-o",
        "junit_family=xunit1",
        *(["-k", words] if words else []),
    ]
    variables = environment()
    with open(log, "w") as out:
        status = subprocess.run(
            command,
            cwd=copy,
            env={**variables, "PATH": f"{python.parent}:{variables['PATH']}"},
            stdout=out,
            stderr=out,
        ).returncode
    if not results.exists() or status not in (0, 1):
        return 0, [
            Break(
                "tests",
                "the suite did not run to its end",
                (),
                "\n".join(log.read_text().splitlines()[-30:]),
            )
        ]
    cases = list(ElementTree.parse(results).iter("testcase"))
    return len(cases), breaks_of(copy, cases)


def breaks_of(copy: Path, cases: list[ElementTree.Element]) -> list[Break]:
    """Return what broke, each problem once with all the tests that tell of it."""
    found = include.index(copy)
    breaks: dict[tuple[str, str], Break] = {}
    for case in cases:
        for failed in [*case.findall("failure"), *case.findall("error")]:
            test = f"{case.get('file') or case.get('classname')}::{case.get('name')}"
            for broke in told(test, failed.text or failed.get("message") or "", found):
                tests = breaks.setdefault((broke.where, broke.what), broke).tests
                tests += [test] if test not in tests else []
    return sorted(breaks.values(), key=lambda broke: (not broke.shown, broke.where))


def told(test: str, text: str, found: list[include.Include]) -> list[Break]:
    """Return the problems that a failure tells of; of a failure that holds none, the test and what
    its words name.
    """
    lines = [
        re.sub(r"^E(   )?", "", line).removeprefix("course.core.problem.Broken: ")
        for line in text.splitlines()
    ]
    said = "\n".join(line.rstrip() for line in lines)
    problems: list[Break] = []
    for line in lines:
        shown = line.strip().partition("shown in: ")
        if place := PLACE.match(line):
            problems.append(Break(place[1], place[2], (), line.strip()))
        elif problems:
            problems[-1].said += f"\n{line.rstrip()}"
            if shown[2] and not shown[0]:
                problems[-1].shown = tuple(shown[2].split(", "))
    if not problems:
        ours = re.findall(r"^(tests/[\w./-]+:\d+): ", said, re.MULTILINE)
        problems = [
            Break(
                ours[-1] if ours else test.partition("::")[0],
                last_error(text),
                (),
                "\n".join(lines[-15:]),
            )
        ]
    for problem in problems:
        named = [problem.where.partition(":")[0], *NAMED.findall(test)]
        twins = dict.fromkeys(
            twin for name in named for twin in (name, str(Path(name).with_suffix(".out")))
        )
        itself = [problem.where] if problem.where.partition("/")[0] in KINDS else []
        problem.shown = problem.shown or tuple(
            itself or (place for name in twins for place in include.shown_in(found, name))
        )
    return problems


def last_error(text: str) -> str:
    """Return the line of a failure that says what it is."""
    errors = [line[1:].strip() for line in text.splitlines() if line.startswith("E ")]
    return next(iter(errors), "failed")[:200]


def changes(
    copy: Path, before: dict[str, str]
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return the packages whose version is another than before: those that the course names, and
    all others.
    """
    after = locks.locked_versions(copy)
    changed = [
        (n, before.get(n, "new"), after.get(n, "gone"))
        for n in sorted(before | after)
        if before.get(n) != after.get(n)
    ]
    named = direct(copy)
    return [c for c in changed if c[0] in named], [c for c in changed if c[0] not in named]


def direct(root: Path) -> set[str]:
    """Return the names of the packages that pyproject.toml and package.json ask for."""
    with open(root / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)
    asked = [
        *project["project"]["dependencies"],
        *(name for group in project.get("dependency-groups", {}).values() for name in group),
    ]
    npm = (
        json.loads((root / "package.json").read_text()) if (root / "package.json").exists() else {}
    )
    return {re.split(r"[^\w.-]", name)[0].lower() for name in asked} | set(
        npm.get("devDependencies", {})
    )


def write(report: Report, folder: Path) -> None:
    """Write report.json and report.md."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(
        json.dumps(asdict(report), indent=2) + "\n", encoding="utf-8"
    )
    text = markdown(report)
    if len(text) > MOST:
        text = (
            text[:MOST].rpartition("\n")[0]
            + "\n`````\n\n… and more: run `make newest` and read build/newest/report.md\n"
        )
    (folder / "report.md").write_text(text, encoding="utf-8")


def markdown(report: Report) -> str:
    """Return the report for people."""
    state = f"**{len(report.breaks)} things break**" if report.breaks else "**nothing breaks**"
    lines = [
        (
            f"With the newest versions of {report.date} (Python {report.python}): {state};"
            f" {report.ran} tests ran."
        ),
        "",
    ]
    if report.breaks:
        lines += ["## What broke, and where readers see it", ""]
    for broke in report.breaks:
        lines += [f"### {broke.where}", "", broke.what, ""]
        lines += [
            f"- {KINDS.get(place.partition('/')[0], 'file')} {place}" for place in broke.shown
        ] or ["- shown nowhere"]
        lines += [
            "",
            f"Told by {', '.join(f'`{test}`' for test in broke.tests[:5]) or 'the set-up'}",
            "",
            "`````text",
            "\n".join(broke.said.splitlines()[:FIRST]),
            "`````",
            "",
        ]
    lines += ["## What changed version", "", *table(report.direct), ""]
    if report.others:
        lines += [
            "<details>",
            f"<summary>{len(report.others)} packages that others bring</summary>",
            "",
            *table(report.others),
            "",
            "</details>",
        ]
    return "\n".join(lines) + "\n"


def table(changed: list[tuple[str, str, str]]) -> list[str]:
    """Return a table of version changes."""
    return (
        [
            "| Package | From | To |",
            "|---|---|---|",
            *(f"| {name} | {old} | {new} |" for name, old, new in changed),
        ]
        if changed
        else ["Nothing."]
    )
