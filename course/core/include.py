"""Includes: which page, deck or guide shows which region of which file.

An include is a whole line `--8<-- "path:region"`. pymdownx.snippets resolves it, configured once in
mkdocs.yml; this module keeps the index of all includes and finds what that resolver would swallow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import markdown
from mkdocs.utils.yaml import yaml_load
from pymdownx.snippets import SnippetExtension

from course.core.problem import Problem

INCLUDE = re.compile(r'^\s*--8<-- "(?P<path>[^":]+)(?::(?P<region>[^"]*))?"\s*$')
ALMOST = re.compile(r"^\s*;?-{1,}8<-{1,}")
LIVE = re.compile(r"^\s*(```+|~~~+)[ \t]*python[ \t]+live\b")
MARKER = re.compile(r"--8<-- \[(?P<edge>start|end):\s*(?P<name>[^\]]*?)\s*\]")
NAME = re.compile(r"[A-Za-z][-\w]*")
WIDEST = 140
SHOWERS = ("docs/**/*.md", "slides/*.md", "labs/*/README.md")


@dataclass(frozen=True)
class Include:
    """One include line: the file and line that show it, what it shows, and whether readers can run
    it there (live.py).
    """

    shower: str
    line: int
    path: str
    region: str | None
    live: bool = False

    @property
    def place(self) -> str:
        """Where readers see it: "file:line"."""
        return f"{self.shower}:{self.line}"


@dataclass(frozen=True)
class Region:
    """The lines `first` to `last` (from 1, markers not counted) of a file that a name stands
    for.
    """

    name: str
    first: int
    last: int


def showers(root: Path) -> list[Path]:
    """Return every page, deck and guide of the checkout, sorted; templates (`_…`) are left out."""
    found = (path for pattern in SHOWERS for path in root.glob(pattern))
    return sorted(p for p in found if not p.name.startswith("_"))


def read(root: Path, path: Path) -> tuple[str, list[Problem]]:
    """Return a text file's content and what is wrong with it as text (bytes, line ends, tabs,
    width).
    """
    text, problems = decoded(path.relative_to(root).as_posix(), path.read_bytes())
    return text, list(problems)


@cache
def decoded(where: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text in a file's bytes, and what is wrong with it; of equal bytes it is asked
    again and again.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        kind = (
            "is a binary file"
            if b"\0" in data
            else f"holds a byte that is not UTF-8 (0x{data[error.start]:02x})"
        )
        return "", (Problem(f"{where}:{line}", kind, "save the file as UTF-8 text"),)
    problems = []
    for number, written in enumerate(text.split("\n"), 1):
        if "\0" in written:
            return "", (
                Problem(
                    f"{where}:{number}",
                    "is a binary file",
                    "include text only; link to a binary file instead",
                ),
            )
        if written.endswith("\r"):
            problems.append(
                Problem(
                    f"{where}:{number}", "has Windows line ends", f"run: sed -i 's/\\r$//' {where}"
                )
            )
            break
    return text, tuple(problems)


def text_of(root: Path, path: Path) -> str:
    """Return a file's text; of a file that is no text nothing (`check` tells of it)."""
    return read(root, path)[0]


def includes_of(root: Path, shower: Path) -> tuple[list[Include], list[Problem]]:
    """Return the includes that one page, deck or guide holds, and those written in a way that would
    vanish.
    """
    where = shower.relative_to(root).as_posix()
    text, problems = read(root, shower)
    found = []
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := INCLUDE.match(line):
            found.append(
                Include(where, number, match["path"], match["region"], bool(LIVE.match(before)))
            )
        elif ALMOST.match(line) and not MARKER.search(line):
            mend = 'write the whole line as: --8<-- "path:region"'
            problems.append(
                Problem(
                    f"{where}:{number}", f"is not an include that resolves: {line.strip()}", mend
                )
            )
        before = line
    return found, problems


def index(root: Path) -> list[Include]:
    """Return all includes of the course, in the order of files and lines."""
    return [include for shower in showers(root) for include in includes_of(root, shower)[0]]


def shown_in(found: list[Include], path: str, region: str | None = None) -> tuple[str, ...]:
    """Return the places that show a file, or one region of it (an include of the whole file shows
    all regions).
    """
    return tuple(
        i.place for i in found if i.path == path and (region is None or i.region in (None, region))
    )


@cache
def regions_of(where: str, text: str) -> tuple[Mapping[str, Region], tuple[Problem, ...]]:
    """Return the named regions of a text, and those that are unclosed, doubled, empty, misnamed or
    end without a start.

    What a problem tells quotes the region's name first.
    """
    done: dict[str, Region] = {}
    problems = []

    def tell(line: int, what: str, mend: str) -> None:
        problems.append(Problem(f"{where}:{line}", what, mend))

    name, start = "", 0
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        match = MARKER.search(line)
        if not match:
            continue
        label = match["name"]
        if not NAME.fullmatch(label):
            tell(
                number,
                f"'{label}' is no name of a region that the resolver finds",
                "begin it with a letter; then letters, digits, - and _",
            )
        if match["edge"] == "start":
            if name:
                tell(
                    start,
                    f"region '{name}' is not closed before '{label}' starts on line {number}",
                    f"write the marker: --8<-- [end:{name}]",
                )
            elif label in done:
                tell(
                    number,
                    f"region '{label}' stands twice in this file",
                    "give each region its own name",
                )
            name, start = label, number
        elif label != name:
            tell(
                number,
                f"region '{label}' ends here but never started",
                f"write the marker: --8<-- [start:{label}]",
            )
        else:
            done[label] = Region(label, start + 1, number - 1)
            if not "".join(lines[start : number - 1]).strip():
                tell(
                    number,
                    f"region '{label}' is empty",
                    "put the lines to show between its markers",
                )
            name = ""
    if name:
        tell(
            start,
            f"region '{name}' is never closed; it would run to the end of the file",
            f"write the marker: --8<-- [end:{name}]",
        )
    return done, tuple(problems)


def resolve(root: Path, include: Include) -> tuple[list[str], list[Problem]]:
    """Return the lines that an include shows, or the problem that keeps it from resolving."""
    target = root / include.path
    here, mend, made = include.place, "", include.path.startswith("build/generated/")
    if Path(include.path).is_absolute() or not whole(target).is_relative_to(whole(root)):
        return [], [
            Problem(
                here,
                f"includes {include.path}, which is outside the project",
                "write the path from the project's root",
            )
        ]
    if include.path == include.shower:
        return [], [Problem(here, "includes itself", "include another file")]
    if target.is_dir():
        return [], [
            Problem(here, f"includes {include.path}, which is a folder", "name a file in it")
        ]
    if not target.is_file():
        if made:
            return (
                [],
                [],
                # by the build, which tells by itself what it cannot make; what lies there may be of
                # an
                # older one
            )
        if include.path.endswith(".out"):
            mend = f"record it: make outputs F={include.path.removesuffix('.out')}.sh (or .py)"
        return [], [
            Problem(
                here,
                f"includes {include.path}, which does not exist",
                mend or alike(root, include.path),
            )
        ]
    text, unreadable = read(root, target)
    problems = [replace(problem, shown=(here,)) for problem in unreadable]
    regions, bad = regions_of(include.path, text)
    lines = text.splitlines()
    if include.region is not None:
        if include.region not in regions and (
            made or any(f"'{include.region}'" in problem.what for problem in bad)
        ):
            return [], problems  # told of that file, with the places that show it
        if include.region not in regions:
            names = ", ".join(regions) or "none"
            what = (
                f"includes region '{include.region}' of {include.path}, which has no such closed"
                " region"
            )
            return [], [*problems, Problem(here, what, f"its regions are: {names}")]
        region = regions[include.region]
        lines = lines[region.first - 1 : region.last]
    return lines, problems


@cache
def whole(path: Path) -> Path:
    """Return a path without `..` in it."""
    return path.resolve()


def alike(root: Path, path: str) -> str:
    """Return a hint that names files of the same name elsewhere in the checkout."""
    places = [
        p.relative_to(root).as_posix()
        for top in ("snippets", "labs")
        for p in (root / top).rglob(Path(path).name)
    ]
    return f"perhaps: {', '.join(places[:3])}" if places else "mend the path, or write the file"


def check(root: Path) -> Iterator[Problem]:
    """Yield every include that does not resolve, every bad region, and every line that cannot be
    shown well.
    """
    found = index(root)
    for shower in showers(root):
        yield from includes_of(root, shower)[1]
    for include in found:
        yield from check_include(root, include)
    for path in sources(root):
        yield from check_regions(root, path, found)


def check_include(root: Path, include: Include) -> Iterator[Problem]:
    """Yield why an include does not resolve, and every line of it that cannot be shown well."""
    lines, problems = resolve(root, include)
    yield from problems
    if include.path.endswith(".md"):
        return
    for line in lines:
        if len(line) > WIDEST:
            what = f"shows a line of {len(line)} characters from {include.path}: {line[:40]}…"
            yield Problem(include.place, what, f"break the line in the snippet (at most {WIDEST})")
        if "\t" in line and not include.path.endswith((".out", "Makefile")):
            yield Problem(
                include.place, f"shows a tab from {include.path}: {line.strip()[:40]}", "use spaces"
            )


def sources(root: Path, among: Iterable[str] | None = None) -> list[Path]:
    """Return every file below snippets/ and labs/ that may be shown (or those of them in `among`),
    sorted.
    """
    tops = ("snippets", "labs")
    found = (
        (p for top in tops for p in (root / top).rglob("*"))
        if among is None
        else map(root.joinpath, among)
    )
    files = (p for p in found if p.is_file() and p.relative_to(root).parts[0] in tops)
    return sorted(
        p
        for p in files
        if p.suffix not in (".csv", ".md", ".ipynb", ".pyc") and not hidden(p.relative_to(root))
    )


def hidden(path: Path) -> bool:
    """Return whether a path is a cache or another thing that is no part of the course."""
    return any(
        part.startswith("__") or (part.startswith(".") and "cache" in part) for part in path.parts
    )


def check_regions(root: Path, path: Path, found: list[Include]) -> Iterator[Problem]:
    """Yield a file's bad regions, and those of a session that its recording lacks."""
    name = path.relative_to(root).as_posix()
    recording = path.with_suffix(".out")
    text, unreadable = read(root, path)
    twin = recording.relative_to(root).as_posix()
    regions, problems = regions_of(name, text)
    yield from (
        replace(problem, shown=shown_in(found, name) or shown_in(found, twin))
        for problem in unreadable
    )
    for problem in problems:
        region = problem.what.split("'")[1]
        yield replace(problem, shown=shown_in(found, name, region) or shown_in(found, twin, region))
    if path.suffix == ".sh" and recording.exists():
        recorded, others = regions_of(twin, text_of(root, recording))
        new, gone = sorted(set(regions) - set(recorded)), sorted(set(recorded) - set(regions))
        if (new or gone) and not problems + others:
            line = regions[new[0]].first - 1 if new else 1
            what = (
                f"its regions are not those of its recording: new {', '.join(new) or 'none'}; gone"
                f" {', '.join(gone) or 'none'}"
            )
            mend = f"make outputs F={name}, and mend what shows a region that is gone"
            yield Problem(
                f"{name}:{line}",
                what,
                mend,
                tuple(place for region in gone for place in shown_in(found, twin, region)),
            )


def snippet_options(root: Path) -> dict[str, Any]:
    """Return the options of pymdownx.snippets from mkdocs.yml, the resolver's only
    configuration.
    """
    return _snippet_options(root, (root / "mkdocs.yml").stat().st_mtime_ns)


@cache
def _snippet_options(root: Path, _changed: int) -> dict[str, Any]:
    options = extensions(root)["pymdownx.snippets"]
    return {**options, "base_path": [str(root / base) for base in options["base_path"]]}


def extensions(root: Path) -> dict[str, dict[str, Any]]:
    """Return the Markdown extensions of mkdocs.yml with their options (MkDocs itself would load
    every plugin, for 3 s).
    """
    with open(root / "mkdocs.yml", encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    return {
        name: options or {}
        for entry in listed
        for name, options in (entry.items() if isinstance(entry, dict) else [(entry, {})])
    }


def expand(root: Path, text: str) -> str:
    """Return `text` with its includes resolved by pymdownx.snippets, exactly as a page would have
    them.
    """
    engine = markdown.Markdown(extensions=[SnippetExtension(**snippet_options(root))])
    return "\n".join(engine.preprocessors["snippet"].run(text.split("\n")))
