"""Decks: Marp Markdown with includes, cut into slides, checked, expanded and rendered."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course.core import include
from course.core.html import FRONT_MATTER
from course.core.problem import Broken, Problem
from course.live import fences

DIRECTIVE = re.compile(
    r"<!--\s*_?(header|footer|class|paginate|backgroundColor|color|theme|style|size|marp)\s*:[^\n]*-->"
)
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
FENCE = re.compile(r"^[ \t]*(```+|~~~+)(\w*)[^\n]*\n(.*?)^[ \t]*\1\s*$", re.DOTALL | re.MULTILINE)
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)")
LINES, COLUMNS, WORDS = 16, 72, 40
SLIDES = range(25, 61)
NO_NOTES = {"title", "section"}


@dataclass(frozen=True)
class Slide:
    """One slide: its source text with includes resolved, the file and line where it begins, its
    classes.
    """

    text: str
    where: str
    classes: frozenset[str]

    @property
    def notes(self) -> str:
        """The speaker's notes: its comments that are not directives and not region markers."""
        text = DIRECTIVE.sub("", self.text)
        return "\n".join(note.strip() for note in COMMENT.findall(text) if "--8<--" not in note)

    @property
    def body(self) -> str:
        """The words that the room reads, apart from the title, code, tables and sources."""
        text = COMMENT.sub("", FENCE.sub("", self.text))
        text = re.sub(r'<p class="source">.*?</p>', "", text, flags=re.DOTALL)
        text = IMAGE.sub("", text)
        text = re.sub(r"<[^>]+>|\]\([^)]*\)", " ", text)
        lines = [line for line in text.splitlines() if not line.lstrip().startswith(("#", "|"))]
        return " ".join(lines)


def decks(root: Path) -> list[Path]:
    """Return all decks of the checkout; templates (`_…`) are left out."""
    return [path for path in include.showers(root) if path.parent.name == "slides"]


def slides(root: Path, deck: Path) -> list[Slide]:
    """Return the slides of a deck."""
    name = deck.relative_to(root).as_posix()
    text = FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), include.text_of(root, deck))
    found, start, fenced = [], 0, False
    lines = text.splitlines()
    for number, line in enumerate([*lines, "---"], 1):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        if line.rstrip() == "---" and (not fenced or number > len(lines)):
            source = lines[start : number - 1]
            first = next((n for n, t in enumerate(source, start + 1) if t.strip()), start + 1)
            classes = re.findall(r"<!--\s*_class:\s*(.*?)\s*-->", "\n".join(source))
            found.append(
                Slide(
                    "\n".join(resolved(root, name, source, start)),
                    f"{name}:{first}",
                    frozenset(" ".join(classes).split()),
                )
            )
            start = number
    return found


def resolved(root: Path, name: str, lines: list[str], before: int) -> Iterator[str]:
    """Yield the lines of a slide with each include replaced by what it shows."""
    for number, line in enumerate(lines, before + 1):
        if match := include.INCLUDE.match(line):
            yield from include.resolve(
                root, include.Include(name, number, match["path"], match["region"])
            )[0]
        else:
            yield line


def check(root: Path) -> Iterator[Problem]:
    """Yield what an instructor would stumble over: no title, no notes, too many words, code too
    long or too wide.
    """
    for deck in decks(root):
        found = slides(root, deck)
        if len(found) not in SLIDES:
            mend = f"a deck has {SLIDES.start} to {SLIDES.stop - 1}"
            yield Problem(deck.relative_to(root).as_posix(), f"has {len(found)} slides", mend)
        for slide in found:
            yield from check_slide(slide)


def check_slide(slide: Slide) -> Iterator[Problem]:
    """Yield the problems of one slide."""
    if not re.search(r"^#{1,3} \S", slide.text, re.MULTILINE):
        yield Problem(
            slide.where, "this slide has no title", "begin it with: # The point of the slide"
        )
    if not slide.notes and not slide.classes & NO_NOTES:
        yield Problem(
            slide.where,
            "this slide has no speaker notes",
            "end it with: <!-- what to say, a question, the minutes -->",
        )
    words = re.findall(r"\w[\w'’.-]*", slide.body)
    if len(words) > WORDS:
        yield Problem(
            slide.where,
            f"this slide has {len(words)} words of text",
            f"at most {WORDS}; the rest belongs into the notes",
        )
    for _, _, code in FENCE.findall(slide.text):
        lines = code.splitlines()
        widest = max(map(len, lines), default=0)
        if len(lines) > LINES:
            yield Problem(
                slide.where,
                f"shows {len(lines)} lines of code",
                f"at most {LINES}: make the region smaller",
            )
        if widest > COLUMNS:
            line = next(line for line in lines if len(line) == widest)
            yield Problem(
                slide.where,
                f"shows code {widest} columns wide: {line[:40]}…",
                f"at most {COLUMNS}: break the line in the snippet",
            )


def expand(root: Path, folder: Path, wanted: list[Path] | None = None) -> list[Path]:
    """Write decks with their includes resolved into `folder`; return the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for deck in wanted or decks(root):
        target = folder / deck.name
        target.write_text(
            include.expand(root, fences.in_deck(root, deck.read_text(encoding="utf-8"))),
            encoding="utf-8",
        )
        written.append(target)
    return written


def render(root: Path, files: list[Path], *options: str) -> None:
    """Render expanded decks beside themselves with marp-cli (HTML, or what `options` ask for);
    raise Broken if it cannot.
    """
    marp = root / "node_modules" / ".bin" / "marp"
    command = [
        str(marp),
        "-c",
        str(root / "slides" / "marp.config.mjs"),
        *options,
        *map(str, files),
    ]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        said = (
            " / ".join(line for line in done.stderr.splitlines() if "ERROR" in line)
            or done.stderr[-300:]
        )
        raise Broken(Problem("slides/", f"marp-cli could not render: {said}", "make doctor"))
