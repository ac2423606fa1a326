"""Affected: which tests a change, or one module, concerns, so that a run can be limited to them.

A test whose id names a file or a module's slug answers to that file and to what it is made from. The
promises answer to everything, tests of the built site to all that readers see, and a test that names a
file in its own text to that file. All others test the machinery: they answer to what is no content.
"""

import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from course import ROOT, durations, include, recording, session, syllabus
from course.problem import Broken, Problem

CONTENT = ("docs/", "slides/", "snippets/", "labs/", "README.md", "CONTRIBUTING.md", "LICENSE", durations.TRACKED)
MACHINERY = ("docs/overrides/", "slides/theme/", "slides/marp.config.mjs", "snippets/data/")  # in those folders, but for every module
PROMISES = "tests/test_promises.py"
PARTS = (".sh", ".out")  # a snippet's home holds a copy of its folder, but for these


@dataclass(frozen=True)
class Limit:
    """What a run is limited to: a module's slug, or the paths that changed; and, in words, what is left out."""

    words: str
    slug: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Course:
    """What leads from a file to tests: the slugs, what shows what, and the sessions that a recording rests on.

    shown:  by file, the pages, decks and guides that show it.
    chains: by recording, itself, its source and those of the sessions that it continues.
    """

    slugs: tuple[str, ...]
    shown: dict[str, frozenset[str]]
    chains: dict[str, frozenset[str]]


def limit(root: Path, module: str, ref: str) -> Limit | None:
    """Return the limit that a person asked for: a module (7, 07, its slug), or what changed since a Git ref."""
    if module:
        slugs = [m.slug for m in syllabus.load(root)]
        for slug in slugs:
            if module.strip("/").lower() in (slug, slug[:2], slug[:2].lstrip("0")):
                return Limit(f"that are not of module {slug[:2]}", slug)
        raise Broken(Problem(f"M={module}", "is no module of the syllabus", f"name one of: {', '.join(slugs)}"))
    if ref:
        paths = changed(root, ref)
        return Limit(f"that nothing changed since {ref} touches ({len(paths)} file{'s' * (len(paths) != 1)} changed)", "", paths)
    return None


def changed(root: Path, ref: str) -> tuple[str, ...]:
    """Return the paths that differ from where this work left `ref`: committed, staged, unstaged and untracked."""

    def git(*words: str) -> str | None:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None

    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise Broken(Problem(f"CHANGED={ref}", "is no commit that Git knows here", "name a branch, a tag or a commit: make test CHANGED=main"))
    base = git("merge-base", commit.strip(), "HEAD") or commit
    differing = git("diff", "--name-only", "--no-renames", "-z", base.strip()) or ""
    untracked = git("ls-files", "--others", "--exclude-standard", "-z") or ""
    return tuple(sorted({*differing.split("\0"), *untracked.split("\0")} - {""}))


def read(root: Path = ROOT) -> Course:
    """Read from the checkout what leads from a file to tests."""
    shown: dict[str, set[str]] = {}
    for found in include.index(root):
        shown.setdefault(found.path, set()).add(found.shower)
    chains = {p.relative_to(root).as_posix(): frozenset(f.relative_to(root).as_posix() for f in chain(p)) for p in recording.recordings(root)}
    return Course(tuple(m.slug for m in syllabus.load(root)), {path: frozenset(by) for path, by in shown.items()}, chains)


def chain(path: Path) -> set[Path]:
    """Return a recording, its source, and those of every session that it continues."""
    files: set[Path] = set()
    before: Path | None = path
    while before and before not in files:
        files.add(before)
        with suppress(Broken):  # the recording's own test tells of one without a source
            files.add(recording.source_of(before))
        before = continued(before)
    return files


def continued(path: Path) -> Path | None:
    """Return the recording of the session that a recording's own session continues, if it does."""
    try:
        source = recording.source_of(path)
    except Broken:
        return None
    for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
        if (match := session.DIRECTIVE.match(line)) and match[1] == "continues":
            return source.with_name(match[2]).with_suffix(".out")
    return None


def concerns(limit: Limit, course: Course, test: str, text: str = "", site: bool = False) -> bool:
    """Return whether a test belongs into a limited run. test: its id; text: its file's; site: whether it reads the built site."""
    named = re.sub(r"^[^[]*\[?", "", test).removesuffix("]")
    if test.startswith(PROMISES):
        return True
    if limit.slug:
        return limit.slug in named
    if any(not path.startswith(CONTENT) or path.startswith(MACHINERY) for path in limit.changed):
        return True
    return any(path in text or reaches(course, path, named, site) for path in limit.changed)


def reaches(course: Course, path: str, named: str, site: bool) -> bool:
    """Return whether a change of one file of the content may change what a test finds; named: what stands in its id."""
    if path == durations.TRACKED:
        return False  # the seconds say in which order tests run, not what they find
    if file := re.search(r"(snippets|labs)/[^/]+/\S+", named):
        folder = path.split("/")[:2] == file[0].split("/")[:2]
        if file[0].endswith(".py"):  # which of its lines are shown, and which were run by any session
            return folder or path in course.shown.get(file[0], ())
        if folder and not path.endswith(PARTS):
            return True
        return path in course.chains.get(file[0], {file[0]})
    if slug := next((slug for slug in course.slugs if slug in named), ""):
        lab = path.startswith(f"labs/{slug}")
        return lab or (site and (slug in path or path.startswith("docs/assets/") or f"slides/{slug}.md" in course.shown.get(path, ())))
    return site
