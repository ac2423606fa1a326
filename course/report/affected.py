"""Affected: which tests a change, or one module, concerns, so that a run can be limited to them.

A test whose id names a file answers to that file, to what it is made from and to what it can come
to; a deck's test to what the deck shows; tests of the built site to pages, not to the code in their
fences. The promises answer to everything, and a test that names a file in its own text to that
file. All others test the machinery: they answer to what is no content.
"""

import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from course import ROOT
from course.core import durations, include, syllabus
from course.core.problem import Broken, Problem
from course.report.reach import FENCE, Reach, text_of
from course.run import recording, session

CONTENT = (
    "docs/",
    "slides/",
    "snippets/",
    "labs/",
    "README.md",
    "CONTRIBUTING.md",
    "LICENSE",
    durations.TRACKED,
)
MACHINERY = (
    "docs/overrides/",
    "slides/theme/",
    "slides/marp.config.mjs",
    "snippets/data/",
)  # in those folders, but for every module
PROMISES = "tests/test_promises.py"
LINES = "test_shown_lines_were_run"
FILE = re.compile(r"(?:snippets|labs)/[^/]+/[\w./-]*?\w(?:\.[a-z]+)+\b")
PAGES = (
    ".md",
    ".ipynb",
    ".svg",
    ".png",
)  # what readers see of a folder of snippets, but not as code


@dataclass(frozen=True)
class Limit:
    """What a run is limited to: a module's slug, or the paths that changed; and, in words, what is
    left out.
    """

    words: str
    slug: str = ""
    changed: tuple[str, ...] = ()

    @property
    def of_content(self) -> bool:
        """Whether nothing has changed but content."""
        machinery = (path for path in self.changed if path.startswith(MACHINERY))
        return not any(machinery) and all(path.startswith(CONTENT) for path in self.changed)


@dataclass(frozen=True)
class Course:
    """What leads from a file to tests: the slugs, what shows what, and what a run can come to.

    shown:  by file, the pages, decks and guides that show it.
    chains: by recording, notebook or script, itself, what it continues and the files it reaches.
    open:   code that would end the fence that shows it.
    """

    slugs: tuple[str, ...]
    shown: dict[str, frozenset[str]]
    chains: dict[str, frozenset[str]]
    open: frozenset[str] = frozenset()


def limit(root: Path, module: str, ref: str) -> Limit | None:
    """Return the limit that a person asked for: a module (7, 07, its slug), or what changed since a
    Git ref.
    """
    if module:
        slugs = [m.slug for m in syllabus.load(root)]
        for slug in slugs:
            if module.strip("/").lower() in (slug, slug[:2], slug[:2].lstrip("0")):
                return Limit(f"that are not of module {slug[:2]}", slug)
        raise Broken(
            Problem(
                f"M={module}", "is no module of the syllabus", f"name one of: {', '.join(slugs)}"
            )
        )
    if ref:
        paths = changed(root, ref)
        return Limit(
            f"that nothing changed since {ref} touches ({len(paths)} file{'s' * (len(paths) != 1)}"
            " changed)",
            "",
            paths,
        )
    return None


def changed(root: Path, ref: str) -> tuple[str, ...]:
    """Return the paths that differ from where this work left `ref`: committed, staged, unstaged and
    untracked.
    """

    def git(*words: str) -> str | None:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None

    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise Broken(
            Problem(
                f"CHANGED={ref}",
                "is no commit that Git knows here",
                "name a branch, a tag or a commit: make test CHANGED=main",
            )
        )
    base = git("merge-base", commit.strip(), "HEAD") or commit
    differing = git("diff", "--name-only", "--no-renames", "-z", base.strip()) or ""
    untracked = git("ls-files", "--others", "--exclude-standard", "-z") or ""
    return tuple(sorted({*differing.split("\0"), *untracked.split("\0")} - {""}))


def read(root: Path = ROOT, changed: tuple[str, ...] = ()) -> Course:
    """Read from the checkout what leads from a file to tests; changed: also files that are gone."""
    shown: dict[str, set[str]] = {}
    for found in include.index(root):
        shown.setdefault(found.path, set()).add(found.shower)
    folder = Reach(root, changed)
    starts = [*recording.recordings(root), *recording.notebooks(root)]
    starts += [path for path in (root / "snippets").rglob("*.py") if path.is_file()]
    chains = {name(root, path): folder.names(chain(path)) for path in starts}
    opened = (path for path in changed if path in shown and FENCE.search(text_of(root / path)))
    by = {path: frozenset(showers) for path, showers in shown.items()}
    slugs = tuple(module.slug for module in syllabus.load(root))
    return Course(slugs, by, chains, frozenset(opened))


def name(root: Path, path: Path) -> str:
    """Return how a file of the checkout is named."""
    return path.relative_to(root).as_posix()


def chain(path: Path) -> set[Path]:
    """Return a recording, its source, and those of every session that it continues."""
    files: set[Path] = set()
    before: Path | None = path
    while before and before not in files:
        files.add(before)
        if before.suffix != ".out":
            break
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


def concerns(limit: Limit, course: Course, test: str, text: str = "", site: str = "") -> bool:
    """Return whether a test belongs into a limited run.

    test: its id. text: its file's. site: "built" if it reads the built site, "deck" if only a deck.
    """
    named = re.sub(r"^[^[]*\[?", "", test).removesuffix("]")
    if test.startswith(PROMISES):
        return True
    if limit.slug:
        return limit.slug in named
    if not limit.of_content:
        return True
    return any(
        path in text or touches(course, path, test, named, text, site) for path in limit.changed
    )


def touches(course: Course, path: str, test: str, named: str, text: str, site: str) -> bool:
    """Return whether a change of one file of the content may change what a test finds."""
    if path == durations.TRACKED:
        return False  # the seconds say in which order tests run, not what they find
    if path in named:
        return True
    if file := FILE.search(named):
        return reaches(course, path, file[0], LINES in test)
    slug = next((slug for slug in course.slugs if slug in named), "")
    if site == "deck":
        deck, assets = f"slides/{slug}.md", path.startswith("docs/assets/")
        return assets or path == deck or deck in course.shown.get(path, ())
    code = path.startswith(("snippets/", "labs/")) and not path.endswith(PAGES)
    if site and (not code or path in course.open):
        return not slug or slug in path or path.startswith("docs/assets/")
    if site and code:
        return path.rpartition("/")[2] in text
    return bool(slug) and path.startswith(f"labs/{slug}")


def reaches(course: Course, path: str, file: str, lines: bool) -> bool:
    """Return whether a change of one file may change what the run of another finds.

    lines: whether any run has come to the lines of `file` that are shown.
    """
    if file.startswith("labs/"):
        return path.split("/")[:2] == file.split("/")[:2]
    if lines and path not in (file, *course.shown.get(file, ())):
        runs = (chain for run, chain in course.chains.items() if run.endswith(".out"))
        return any(path in chain and file in chain for chain in runs)
    return lines or path in course.chains.get(file, {file})


def workers(limit: Limit, course: Course, most: int) -> int:
    """Return how many workers a limited run can keep busy: one for each run, one for all else."""
    if limit.slug or not limit.of_content:
        return most
    runs = [file for file in course.chains if file.endswith((".out", ".ipynb"))]
    touched = (file for file in runs if course.chains[file].intersection(limit.changed))
    return min(most, 1 + sum(1 for _ in touched))
