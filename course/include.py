"""Includes: which page, deck or guide shows which region of which file.

An include is a whole line `--8<-- "path:region"`. pymdownx.snippets resolves it, configured once in
mkdocs.yml; this module keeps the index of all includes and finds what that resolver would swallow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import markdown
from mkdocs.utils.yaml import yaml_load
from pymdownx.snippets import SnippetExtension

from course.problem import Problem

INCLUDE = re.compile(r'^\s*--8<-- "(?P<path>[^":]+)(?::(?P<region>[^"]*))?"\s*$')
ALMOST = re.compile(r"^\s*;?-{1,}8<-{1,}")
MARKER = re.compile(r"--8<-- \[(?P<edge>start|end):\s*(?P<name>[^\]]*?)\s*\]")
WIDEST = 120
SHOWERS = ("docs/**/*.md", "slides/*.md", "labs/*/README.md")


@dataclass(frozen=True)
class Include:
    """One include line: the file and line that show it, and what it shows."""

    shower: str
    line: int
    path: str
    region: str | None

    @property
    def place(self) -> str:
        """Where readers see it: "file:line"."""
        return f"{self.shower}:{self.line}"


@dataclass(frozen=True)
class Region:
    """The lines `first` to `last` (from 1, markers not counted) of a file that a name stands for."""

    name: str
    first: int
    last: int


def showers(root: Path) -> list[Path]:
    """Return every page, deck and guide of the checkout, sorted; templates (`_…`) are left out."""
    found = (path for pattern in SHOWERS for path in root.glob(pattern))
    return sorted(p for p in found if not p.name.startswith("_"))


def read(root: Path, path: Path) -> tuple[str, list[Problem]]:
    """Return a text file's content and what is wrong with it as text (bytes, line ends, tabs, width)."""
    where = path.relative_to(root).as_posix()
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        kind = "is a binary file" if b"\0" in data else f"holds a byte that is not UTF-8 (0x{data[error.start]:02x})"
        return "", [Problem(f"{where}:{line}", kind, "save the file as UTF-8 text")]
    problems = []
    for number, written in enumerate(text.split("\n"), 1):
        if "\0" in written:
            return "", [Problem(f"{where}:{number}", "is a binary file", "include text only; link to a binary file instead")]
        if written.endswith("\r"):
            problems.append(Problem(f"{where}:{number}", "has Windows line ends", f"run: sed -i 's/\\r$//' {where}"))
            break
    return text, problems


def includes_of(root: Path, shower: Path) -> tuple[list[Include], list[Problem]]:
    """Return the includes that one page, deck or guide holds, and those written in a way that would vanish."""
    where = shower.relative_to(root).as_posix()
    text, problems = read(root, shower)
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if match := INCLUDE.match(line):
            found.append(Include(where, number, match["path"], match["region"]))
        elif ALMOST.match(line) and not MARKER.search(line):
            mend = 'write the whole line as: --8<-- "path:region"'
            problems.append(Problem(f"{where}:{number}", f"is not an include that resolves: {line.strip()}", mend))
    return found, problems


def index(root: Path) -> list[Include]:
    """Return all includes of the course, in the order of files and lines."""
    return [include for shower in showers(root) for include in includes_of(root, shower)[0]]


def shown_in(found: list[Include], path: str, region: str | None = None) -> tuple[str, ...]:
    """Return the places that show a file, or one region of it (an include of the whole file shows all regions)."""
    return tuple(i.place for i in found if i.path == path and (region is None or i.region in (None, region)))


def regions_of(where: str, text: str) -> tuple[dict[str, Region], list[Problem]]:
    """Return the named regions of a text, and those that are unclosed, nested, doubled, empty or end without a start."""
    done: dict[str, Region] = {}
    problems = []
    name, start = "", 0
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        match = MARKER.search(line)
        if not match:
            continue
        here = f"{where}:{number}"
        edge, label = match["edge"], match["name"]
        if edge == "start":
            if name:
                what = f"region '{label}' starts inside region '{name}' (line {start})"
                problems.append(Problem(here, what, f"close '{name}' first; regions do not nest"))
            elif label in done:
                problems.append(Problem(here, f"region '{label}' stands twice in this file", "give each region its own name"))
            name, start = label, number
        elif label != name:
            what = f"region '{label}' ends here but never started" if not name else f"'{label}' ends inside region '{name}'"
            problems.append(Problem(here, what, f"write the marker: --8<-- [start:{label}]"))
        else:
            done[label] = Region(label, start + 1, number - 1)
            if not "".join(lines[start : number - 1]).strip():
                problems.append(Problem(here, f"region '{label}' is empty", "put the lines to show between its markers"))
            name = ""
    if name:
        what = f"region '{name}' is never closed; it would run to the end of the file"
        problems.append(Problem(f"{where}:{start}", what, f"write the marker: --8<-- [end:{name}]"))
    return done, problems


def resolve(root: Path, include: Include) -> tuple[list[str], list[Problem]]:
    """Return the lines that an include shows, or the problem that keeps it from resolving."""
    target = root / include.path
    here, mend = include.place, ""
    if Path(include.path).is_absolute() or not target.resolve().is_relative_to(root.resolve()):
        return [], [Problem(here, f"includes {include.path}, which is outside the project", "write the path from the project's root")]
    if include.path == include.shower:
        return [], [Problem(here, "includes itself", "include another file")]
    if target.is_dir():
        return [], [Problem(here, f"includes {include.path}, which is a folder", "name a file in it")]
    if not target.is_file():
        if include.path.startswith("build/generated/"):
            return [], []  # made by the build, which fails by itself if it cannot make it
        if include.path.endswith(".out"):
            mend = f"record it: make outputs F={include.path.removesuffix('.out')}.sh (or .py)"
        return [], [Problem(here, f"includes {include.path}, which does not exist", mend or alike(root, include.path))]
    text, problems = read(root, target)
    problems = [Problem(p.where, p.what, p.mend, (here,)) for p in problems]
    regions, _ = regions_of(include.path, text)
    lines = text.splitlines()
    if include.region is not None:
        if include.region not in regions:
            names = ", ".join(regions) or "none"
            what = f"includes region '{include.region}' of {include.path}, which has no such closed region"
            return [], [*problems, Problem(here, what, f"its regions are: {names}")]
        region = regions[include.region]
        lines = lines[region.first - 1 : region.last]
    return lines, problems


def alike(root: Path, path: str) -> str:
    """Return a hint that names files of the same name elsewhere in the checkout."""
    places = [p.relative_to(root).as_posix() for top in ("snippets", "labs") for p in (root / top).rglob(Path(path).name)]
    return f"perhaps: {', '.join(places[:3])}" if places else "mend the path, or write the file"


def check(root: Path) -> Iterator[Problem]:
    """Yield every include that does not resolve, every bad region, and every line that cannot be shown well."""
    found = index(root)
    for shower in showers(root):
        yield from includes_of(root, shower)[1]
    for include in found:
        lines, problems = resolve(root, include)
        yield from problems
        if include.path.endswith(".md"):
            continue
        for line in lines:
            if len(line) > WIDEST:
                what = f"shows a line of {len(line)} characters from {include.path}: {line[:40]}…"
                yield Problem(include.place, what, f"break the line in the snippet (at most {WIDEST})")
            if "\t" in line and not include.path.endswith((".out", "Makefile")):
                yield Problem(include.place, f"shows a tab from {include.path}: {line.strip()[:40]}", "use spaces")
    for path in sorted({i.path for i in found}):
        if (root / path).is_file() and not path.endswith(".md"):
            text, _ = read(root, root / path)
            for problem in regions_of(path, text)[1]:
                yield Problem(problem.where, problem.what, problem.mend, shown_in(found, path))


def snippet_options(root: Path) -> dict[str, Any]:
    """Return the options of pymdownx.snippets from mkdocs.yml, the resolver's only configuration."""
    return _snippet_options(root, (root / "mkdocs.yml").stat().st_mtime_ns)


@cache
def _snippet_options(root: Path, _changed: int) -> dict[str, Any]:
    with open(root / "mkdocs.yml", encoding="utf-8") as file:
        extensions = yaml_load(file)["markdown_extensions"]
    options = next(e["pymdownx.snippets"] for e in extensions if isinstance(e, dict) and "pymdownx.snippets" in e)
    return {**options, "base_path": [str(root / base) for base in options["base_path"]]}


def expand(root: Path, text: str) -> str:
    """Return `text` with its includes resolved by pymdownx.snippets, exactly as a page would have them."""
    engine = markdown.Markdown(extensions=[SnippetExtension(**snippet_options(root))])
    return "\n".join(engine.preprocessors["snippet"].run(text.split("\n")))
