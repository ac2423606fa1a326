"""Live code: a fence marked live is a cell that runs in the reader's browser, on the page and on
the slide.

    ```python live
    --8<-- "snippets/07-data-versioning/content_store.py:use"
    ```

What a reader gets is the code, its recorded output and the names that find both again; the rest is
done by course/live/browser/cell.js. Without JavaScript, in PDF and PPTX, that is all there is to
see. As a Markdown extension (mkdocs.yml) this module makes the cells of pages; deck.py calls it for
those of decks.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import markdown
from markdown.preprocessors import Preprocessor

from course.core import include
from course.core.problem import Problem
from course.labs.starter import cut
from course.live.guest import cells

FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>```+|~~~+)[ \t]*python[ \t]+live(?P<words>[ \t][^\n]*)?$"
)
FIGURE = re.compile(r'^<figure src="(?P<src>[^"]+)">(?P<alt>.*)</figure>$')
HINT = re.compile(r"^\s*# hint: (.*)$", re.MULTILINE)
HINTS = 3
WORDS = {"live", "exercise", "of"}


@dataclass(frozen=True)
class Cell:
    """A live block: where it is shown, the file and region that it shows, whether readers write a
    part of it.
    """

    place: str
    path: str
    region: str
    exercise: bool


def cells_of(root: Path, shower: Path) -> tuple[list[Cell], list[Problem]]:
    """Return the live blocks of a page or a deck, and those that could not run."""
    where = shower.relative_to(root).as_posix()
    lines = include.text_of(root, shower).splitlines()
    found, problems = [], []
    for number, line in enumerate(lines, 1):
        if not (match := FENCE.match(line)):
            continue
        place, words = f"{where}:{number + 1}", (match["words"] or "").split()
        shown = include.INCLUDE.match(lines[number]) if number < len(lines) else None
        closed = number + 1 < len(lines) and lines[number + 1].strip() == match["fence"]
        if not shown or not closed or not shown["region"] or not shown["path"].endswith(".py"):
            problems.append(
                Problem(
                    place,
                    "a live block is not one include of a region of a Python file",
                    'write in it: --8<-- "snippets/….py:region"',
                )
            )
        elif set(words) - WORDS:
            problems.append(
                Problem(
                    place,
                    f"a live block has no option '{words[0]}'",
                    "its only option is: exercise",
                )
            )
        else:
            found.append(Cell(place, shown["path"], shown["region"], "exercise" in words))
    return found, problems


def index(root: Path) -> list[Cell]:
    """Return all live blocks of the course."""
    return [cell for shower in include.showers(root) for cell in cells_of(root, shower)[0]]


def files(root: Path) -> list[str]:
    """Return the files that live blocks show, sorted."""
    return sorted({cell.path for cell in index(root)})


def check(root: Path) -> Iterator[Problem]:
    """Yield what keeps a live block from running where it is shown, or from teaching as it
    fails.
    """
    for shower in include.showers(root):
        yield from cells_of(root, shower)[1]
    for cell in index(root):
        if not (root / cell.path).is_file():
            continue  # include.check tells of it
        known = {part.name: part for part in cells.parts(include.text_of(root, root / cell.path))}
        if cell.region not in known:
            continue
        tests = Path(cell.path).name.startswith("test_")
        if not tests and (reason := unfinished(known[cell.region].source)):
            yield Problem(
                cell.place,
                f"the region '{cell.region}' of {cell.path} cannot run by itself: {reason}",
                "begin and end a live region between statements",
            )
        check = known.get(cells.CHECK + cell.region)
        if cell.exercise and (check is None or len(HINT.findall(check.source)) != HINTS):
            mend = (
                f"write a region {cells.CHECK}{cell.region} below it, of asserts with messages and"
                f" {HINTS} lines that begin with: # hint:"
            )
            yield Problem(
                cell.place,
                f"the exercise '{cell.region}' of {cell.path} has no check with {HINTS} hints",
                mend,
            )
        if cell.exercise and cut(cell.path, known[cell.region].source) == known[cell.region].source:
            yield Problem(
                cell.place,
                f"the exercise '{cell.region}' of {cell.path} has nothing for readers to write",
                "mark it: # BEGIN SOLUTION: what to do … # END SOLUTION",
            )


def read(root: Path, data: Path, found: list[include.Include]) -> bool:
    """Return whether this is a CSV that a Python file beside it names, one that readers are
    shown.
    """
    if data.suffix != ".csv":
        return False
    shown = {i.path for i in found}
    return any(
        data.name in include.text_of(root, p) and p.relative_to(root).as_posix() in shown
        for p in data.parent.glob("*.py")
    )


def unfinished(source: str) -> str:
    """Return why a region is no whole piece of Python, or nothing."""
    try:
        compile(source, "region", "exec")
    except SyntaxError as error:
        return str(error.msg)
    return ""


def figures(recording: str) -> list[str]:
    """Return the names of the pictures that the text of a recording shows; they lie beside it."""
    return [figure["src"] for figure in map(FIGURE.match, recording.splitlines()) if figure]


# ---- What readers see ----


def recorded(root: Path, path: str, region: str) -> str:
    """Return the recorded output of a live region as HTML: text, tables, and figures as pictures
    with their words.
    """
    recording = (root / path).with_suffix(".out")
    text = include.text_of(root, recording) if recording.exists() else ""
    regions = include.regions_of(path, text)[0]
    if Path(path).name.startswith("test_") and regions:
        region = next(iter(regions))  # pytest says once what all tests of the file did
    if region not in regions:
        return ""
    lines = text.splitlines()[regions[region].first - 1 : regions[region].last]
    return "".join(
        drawn(recording.parent, kind, list(group)) for kind, group in groupby(lines, Kinds())
    )


class Kinds:
    """Tells of each line of a recording whether it is text, a figure, or of a table (rows follow
    its first line).
    """

    def __init__(self) -> None:
        self.inside = False

    def __call__(self, line: str) -> str:
        """Return text, figure or table."""
        if line == "</table>":
            self.inside = False
            return "table"
        self.inside = self.inside or line == "<table>"
        return "table" if self.inside else "figure" if FIGURE.match(line) else "text"


def drawn(folder: Path, kind: str, lines: list[str]) -> str:
    """Return lines of a recording that are of one kind as HTML."""
    if kind == "text":
        return f'<pre class="live-text">{escape(chr(10).join(lines), quote=False)}</pre>'
    if kind == "table":
        return "".join(['<table class="live-table">', *lines[1:]])
    html = ""
    for figure in filter(None, map(FIGURE.match, lines)):
        data = base64.b64encode((folder / figure["src"]).read_bytes()).decode()
        html += (
            f'<img class="live-figure" alt="{figure["alt"].replace(chr(34), "&quot;")}"'
            f' src="data:image/svg+xml;base64,{data}">'
        )
    return html


def opening(path: str, region: str, exercise: bool) -> str:
    """Return the opening tag of a cell: the names by which its script finds the file again."""
    slug, file = Path(path).parent.name, Path(path).name
    return (
        f'<div class="live" data-slug="{slug}" data-file="{file}"'
        f' data-cell="{region}"{" data-exercise" if exercise else ""}>'
    )


def answers(root: Path, path: str, region: str) -> str:
    """Return the field for what input() is answered, if a cell asks and its file has an .in beside
    it.
    """
    given = (root / path).with_suffix(".in")
    lines, _ = include.resolve(root, include.Include("", 0, path, region))
    if not given.exists() or not any("input(" in line for line in lines):
        return ""
    text = escape(given.read_text(encoding="utf-8").rstrip("\n"))
    return (
        '<label class="live-in">Input, a line for each <code>input()</code><textarea'
        f' rows="{text.count(chr(10)) + 1}">{text}</textarea></label>'
    )


def closing(root: Path, path: str, region: str, exercise: bool) -> str:
    """Return what stands below the code of a cell: its input, its recorded output (not that of a
    solution), its end.
    """
    shown = "" if exercise else recorded(root, path, region)
    return f'{answers(root, path, region)}<div class="live-out">{shown}</div></div>'


def fence(
    source: str,
    _language: str,
    _class: str,
    options: dict[str, Any],
    md: markdown.Markdown,
    **kwargs: Any,
) -> str:
    """Return a live block of a page as HTML (a formatter of pymdownx.superfences)."""
    exercise = "exercise" in options
    path, _, region = options.get("of", "").partition(":")
    text = cut(path, source) if exercise and path else source
    code = md.preprocessors["fenced_code_block"].highlight(
        src=text.rstrip("\n"), language="python", options={}, md=md, **kwargs
    )
    html = f'<div class="live-code">{code}</div>'
    if not path:
        return html
    root = Path(md.preprocessors["snippet"].base_path[0])
    return f"{opening(path, region, exercise)}{html}{closing(root, path, region, exercise)}"


def accepts(
    _language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    _attrs: dict[str, str],
    _md: markdown.Markdown,
) -> bool:
    """Return whether a fence of Python is a live one (a validator of pymdownx.superfences)."""
    options.update(inputs)
    return "live" in inputs and not set(inputs) - WORDS


class Named(Preprocessor):  # type: ignore[misc]
    """Writes into the first line of each live fence what it shows, before the include is
    resolved.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a page with its live fences named."""
        named = list(lines)
        for number, line in enumerate(lines[:-1]):
            if FENCE.match(line) and (shown := include.INCLUDE.match(lines[number + 1])):
                named[number] = f'{line.rstrip()} of="{shown["path"]}:{shown["region"]}"'
        return named


class LiveExtension(markdown.Extension):  # type: ignore[misc]
    """The Markdown extension that names live fences."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Run before pymdownx.snippets, which has 32."""
        md.preprocessors.register(Named(md), "live", 40)


def makeExtension(**options: Any) -> LiveExtension:
    """Return the extension (Python-Markdown calls this)."""
    return LiveExtension(**options)


def in_deck(root: Path, text: str) -> str:
    """Return a deck's text with each live fence in its cell; its include is resolved here if
    readers write a part of it.
    """
    lines, out, at = text.splitlines(), [], 0
    while at < len(lines):
        match = FENCE.match(lines[at])
        shown = include.INCLUDE.match(lines[at + 1]) if match and at + 1 < len(lines) else None
        if not match or not shown:
            out.append(lines[at])
            at += 1
            continue
        path, region, exercise = (
            shown["path"],
            shown["region"] or "",
            "exercise" in (match["words"] or ""),
        )
        code = (
            cut(path, include.expand(root, lines[at + 1]) + "\n").rstrip("\n")
            if exercise
            else lines[at + 1]
        )
        out += [
            opening(path, region, exercise),
            '<div class="live-code">',
            "",
            f"{match['fence']}python",
            code,
            match["fence"],
            "",
            "</div>",
        ]
        out += [closing(root, path, region, exercise), ""]
        at += 3
    return "\n".join(out) + "\n"
