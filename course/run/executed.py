"""Executed lines: whether every Python line that a reader sees was run by some snippet of its
module.

Each run leaves coverage.py data of the reader's own files (guest/sitecustomize.py). A session may
have copied a file, or cut a solution's markers out of it, so lines are matched by file name and
text.
"""

import difflib
from collections.abc import Iterable
from pathlib import Path

from coverage import Coverage, CoverageData

from course.core import include
from course.core.problem import Problem
from course.run.recording import Run
from course.run.sandbox import HOME


def shown_lines(root: Path, found: list[include.Include], path: str) -> set[int]:
    """Return the line numbers of a file that readers are shown."""
    text, _ = include.read(root, root / path)
    regions, _ = include.regions_of(path, text)
    lines: set[int] = set()
    for shown in (i for i in found if i.path == path):
        if shown.region is None:
            return set(range(1, len(text.splitlines()) + 1))
        if shown.region in regions:
            lines |= set(range(regions[shown.region].first, regions[shown.region].last + 1))
    return lines


def run_lines(source: Path, runs: Iterable[Run]) -> set[int]:
    """Return the line numbers of a file that were executed in any of these runs, under whatever
    path it was copied to.
    """
    ours = source.read_text(encoding="utf-8").splitlines()
    executed: set[int] = set()
    for run in runs:
        for measured in sorted(run.coverage.glob("lines.*")):
            for name, lines in measured_lines(measured).items():
                copy = run.home / name.removeprefix(HOME).removeprefix(str(run.home)).lstrip("/")
                if copy.name != source.name or not copy.exists():
                    continue
                theirs = copy.read_text(encoding="utf-8").splitlines()
                for mine, other, size in difflib.SequenceMatcher(
                    None, ours, theirs, autojunk=False
                ).get_matching_blocks():
                    executed |= {mine + k + 1 for k in range(size) if other + k + 1 in lines}
    return executed


def measured_lines(measured: Path) -> dict[str, set[int]]:
    """Return what one process has left: the executed lines of each file, by the path that the
    process saw.
    """
    data = CoverageData(str(measured))
    data.read()
    found = {name: set(data.lines(name) or []) for name in data.measured_files()}
    data.close(force=True)
    return found


def statements(source: Path) -> set[int]:
    """Return the lines of a file on which a statement begins, as coverage.py sees them."""
    coverage = Coverage(data_file=None, config_file=False)
    found = set(coverage.analysis2(str(source))[1])
    coverage.get_data().close(force=True)
    return found


def check(root: Path, path: str, runs: Iterable[Run]) -> list[Problem]:
    """Return a problem for the shown lines of a file that none of the runs executed; ask for no
    more runs than that takes.
    """
    found = include.index(root)
    source, left = root / path, iter(runs)
    missing = sorted(shown_lines(root, found, path) & statements(source))
    while missing and (run := next(left, None)):
        missing = sorted(set(missing) - run_lines(source, [run]))
    if not missing:
        return []
    text = source.read_text(encoding="utf-8").splitlines()
    lines = "; ".join(f"{n}: {text[n - 1].strip()[:50]}" for n in missing[:4])
    what = f"readers see {len(missing)} lines that no run executed: {lines}"
    return [
        Problem(
            f"{path}:{missing[0]}",
            what,
            "call them in a script or a session of this folder",
            include.shown_in(found, path),
        )
    ]
