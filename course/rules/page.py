"""Pages: what a module's page must hold for its students, checked in the Markdown that they are
written in.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from course.core import html, include, syllabus
from course.core.kept import kept
from course.core.problem import Problem
from course.rules.deck import COMMENT, FENCE, IMAGE

FRAME = ("questions", "objectives", "prerequisites", "key-points", "quiz", "glossary", "sources")
WORDS = range(1800, 4001)
QUESTIONS = 8


def check(root: Path) -> Iterator[Problem]:
    """Yield what is missing or wrong: an image, an alternative text, a part of the frame, an answer
    of the quiz.
    """
    known = cache(partial(anchors, root))  # in this check alone: pages change between two
    for shower in include.showers(root):
        yield from check_images(root, shower)
        yield from check_loads(
            root, shower.relative_to(root).as_posix(), include.text_of(root, shower)
        )
        if shower.is_relative_to(root / "docs"):
            yield from check_links(root, shower, known)
    for page in filter(Path.exists, [module.page(root) for module in syllabus.load(root)]):
        yield from check_frame(root, page.relative_to(root).as_posix(), include.text_of(root, page))


def check_images(root: Path, shower: Path) -> Iterator[Problem]:
    """Yield images that do not exist, and those that a screen reader could not tell."""
    where = shower.relative_to(root).as_posix()
    base = root / "docs" / "slides" if shower.parent.name == "slides" else shower.parent
    for number, line in enumerate(include.text_of(root, shower).splitlines(), 1):
        for image in IMAGE.finditer(line):
            target = (base / image["path"].partition("#")[0]).resolve()
            if "://" in image["path"]:
                yield Problem(
                    f"{where}:{number}",
                    f"loads an image from another host: {image['path']}",
                    "keep it in docs/assets/",
                )
            elif not target.exists() and not target.with_suffix(".d2").exists():
                yield Problem(
                    f"{where}:{number}",
                    f"shows an image that does not exist: {image['path']}",
                    "draw docs/assets/figures/….d2",
                )
            if len(image["alt"].split()) < 3 and "bg" not in image["alt"]:
                yield Problem(
                    f"{where}:{number}",
                    f"this image has no alternative text: {image['path']}",
                    "say in words what it shows",
                )


def check_loads(root: Path, where: str, text: str) -> Iterator[Problem]:
    """Yield what a page or a deck would load from another host."""
    for line, tag, address in kept("loads", text, make=lambda: list(loads(root, text))):
        yield Problem(
            f"{where}:{line}",
            f"loads a {tag} from another host: {address}",
            "keep it in docs/assets/",
        )


def loads(root: Path, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what a text would load from another host: its line, the element, the address."""
    for element in html.convert(root, text).find_all(
        ["script", "link", "iframe", "source", "video", "audio", "object"]
    ):
        address = str(element.get("src") or element.get("href") or element.get("data") or "")
        if urlsplit(address).netloc:
            yield html.line_of(text, address), element.name, address


def check_links(root: Path, shower: Path, known: Callable[[Path], set[str]]) -> Iterator[Problem]:
    """Yield links between pages whose file, or whose heading, is not there; `known` tells the ids
    of a page.
    """
    where = shower.relative_to(root).as_posix()
    text = include.text_of(root, shower)
    for link in links(root, text):
        parts = urlsplit(link)
        target = shower if not parts.path else shower.parent / parts.path
        if parts.netloc or target.suffix != ".md":
            continue
        here = f"{where}:{html.line_of(text, link)}"
        if not target.exists():
            yield Problem(
                here,
                f"links to {parts.path}, which does not exist",
                "mend the link, or write the page",
            )
        elif parts.fragment and parts.fragment not in known(target):
            yield Problem(
                here,
                f"links to #{parts.fragment}, a heading that {parts.path or 'this page'} does not"
                " have",
                "name a heading that is there",
            )


@cache
def links(root: Path, text: str) -> tuple[str, ...]:
    """Return what the links of a text lead to."""
    return tuple(
        kept(
            "links",
            text,
            make=lambda: [
                link["href"] for link in html.convert(root, text).find_all("a", href=True)
            ],
        )
    )


@cache
def ids(root: Path, text: str) -> frozenset[str]:
    """Return the ids of a text."""
    return frozenset(
        kept(
            "ids",
            text,
            make=lambda: [tag["id"] for tag in html.convert(root, text).find_all(id=True)],
        )
    )


def anchors(root: Path, page: Path) -> set[str]:
    """Return the ids of a page, those of the Markdown that it includes counted."""
    shown = {root / i.path for i in include.includes_of(root, page)[0] if i.path.endswith(".md")}
    texts = [include.text_of(root, path) for path in {page, *shown} if path.exists()]
    return {name for text in texts for name in ids(root, text)}


def check_frame(root: Path, where: str, text: str) -> Iterator[Problem]:
    """Yield what a module page lacks of its frame, its length and its quiz."""
    yield from (
        Problem(*lacks)
        for lacks in kept(
            "frame",
            where,
            text,
            make=lambda: [(p.where, p.what, p.mend) for p in read_frame(root, where, text)],
        )
    )


def read_frame(root: Path, where: str, text: str) -> tuple[Problem, ...]:
    """Return what the HTML of a module page lacks of its frame, its length and its quiz."""
    tree = html.convert(root, text)
    found = {str(heading.get("id")) for heading in tree.find_all(["h2", "h3"])}
    problems = [
        Problem(where, f"has no section '{part}'", f"write it: ## … {{ #{part} }}")
        for part in FRAME
        if part not in found
    ]
    words = len(re.findall(r"\w[\w'’.-]*", COMMENT.sub("", FENCE.sub("", text))))
    if words not in WORDS:
        problems.append(
            Problem(
                where,
                f"has {words} words of prose",
                f"a module's page has {WORDS.start} to {WORDS.stop - 1}",
            )
        )
    return (*problems, *check_quiz(where, text, tree))


def check_quiz(where: str, text: str, tree: BeautifulSoup) -> Iterator[Problem]:
    """Yield questions with no or several right answers, and answers without feedback."""
    questions = [
        item for quiz in tree.select("div.quiz") for item in quiz.select(":scope > ol > li")
    ]
    if len(questions) < QUESTIONS:
        yield Problem(
            where, f"its quiz has {len(questions)} questions", f"a quiz has at least {QUESTIONS}"
        )
    for question in questions:
        asked = next(
            (line.strip() for line in question.get_text().splitlines() if line.strip()), ""
        )
        here = f"{where}:{html.line_of(text, asked[:40])}"
        answers = question.select(":scope > ul > li")
        right = [answer for answer in answers if is_right(answer)]
        if len(right) != 1:
            yield Problem(
                here,
                f"this question has {len(right)} right answers: {asked[:50]}",
                "mark exactly one with - [x]",
            )
        for answer in answers:
            if len(answer.find_all("p")) < 2:
                said = answer.get_text(" ", strip=True)[:40]
                yield Problem(
                    here,
                    f"this answer has no feedback: {said}",
                    "add an indented paragraph below it",
                )


def is_right(answer: Tag) -> bool:
    """Return whether an answer is ticked."""
    box = answer.find("input")
    return isinstance(box, Tag) and box.has_attr("checked")
