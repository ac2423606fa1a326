"""The syllabus: the modules and topics that the course must cover, and where each of them
stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from markdown.extensions.toc import slugify

from course.core import html, include
from course.core.data import field, read_yaml
from course.core.kept import kept
from course.core.problem import Problem


@dataclass(frozen=True)
class Lab:
    """A lab of the syllabus: its title and its objectives, in the syllabus's words, and its slug (a
    module's second lab: the module's and more).
    """

    title: str
    objectives: tuple[str, ...]
    slug: str


@dataclass(frozen=True)
class Module:
    """A module: its number, the slug that all trees share, its title, topics, labs,
    hours where the syllabus sets them, and the locked tools that its examples use."""

    number: int
    slug: str
    title: str
    topics: tuple[str, ...]
    labs: tuple[Lab, ...]
    hours: int | None
    tools: tuple[str, ...]

    def page(self, root: Path) -> Path:
        """Return the path of the student's page."""
        return root / "docs" / "modules" / f"{self.slug}.md"

    def deck(self, root: Path) -> Path:
        """Return the path of the instructor's deck."""
        return root / "slides" / f"{self.slug}.md"

    def written(self, root: Path) -> bool:
        """Return whether the module is there for readers."""
        return self.page(root).exists() or self.deck(root).exists()


def load(root: Path) -> list[Module]:
    """Return the twelve modules of syllabus.yml."""
    return list(modules((root / "syllabus.yml").read_text(encoding="utf-8")))


@cache
def modules(text: str) -> tuple[Module, ...]:
    """Return the modules in the text of a syllabus; raise Broken for what it lacks."""
    need = partial(field, "syllabus.yml")
    return tuple(
        Module(
            number,
            need(entry, "slug"),
            need(entry, "title"),
            tuple(map(str, need(entry, "topics"))),
            tuple(
                Lab(
                    need(lab, "title"),
                    tuple(need(lab, "objectives")),
                    lab.get("slug", entry["slug"]),
                )
                for lab in need(entry, "labs")
            ),
            entry.get("hours"),
            tuple(entry.get("tools", ())),
        )
        for number, entry in enumerate(need(read_yaml("syllabus.yml", text), "modules"), 1)
    )


def anchor(topic: str) -> str:
    """Return the id that the section of a topic carries on its page."""
    return str(slugify(topic, "-"))


def check(root: Path) -> Iterator[Problem]:
    """Yield every topic of a written module that has no slide, no page section, or stands out of
    order.
    """
    for module in load(root):
        if not module.written(root):
            continue
        for path, found, how in (
            (module.page(root), sections(root, module), "## … {{ #{} }}"),
            (module.deck(root), headers(root, module), "<!-- header: {} -->"),
        ):
            where = path.relative_to(root).as_posix()
            if not path.exists():
                yield Problem(where, f"module {module.number} has no such file", "write it")
                continue
            names = {t: anchor(t) if path.parent.name == "modules" else t for t in module.topics}
            for topic, name in names.items():
                if name not in found:
                    yield Problem(
                        where,
                        f"the syllabus's topic '{topic}' is not covered",
                        f"write it under: {how.format(name)}",
                    )
            order = [n for n in dict.fromkeys(found) if n in names.values()]
            expected = [n for n in names.values() if n in order]
            if order != expected:
                early, due = next((a, b) for a, b in zip(order, expected, strict=True) if a != b)
                yield Problem(
                    f"{where}:{found[early]}",
                    f"'{early}' comes before '{due}'",
                    "keep the syllabus's order of topics",
                )


def sections(root: Path, module: Module) -> dict[str, int]:
    """Return the ids of the page's ## and ### sections that hold text, with their lines."""
    page = module.page(root)
    if not page.exists():
        return {}
    return dict(headings(root, include.text_of(root, page)))


@cache
def headings(root: Path, text: str) -> Mapping[str, int]:
    """Return the ids of the ## and ### headings of a text below which something stands, with their
    lines.
    """
    found: dict[str, int] = kept("headings", text, make=lambda: read_headings(root, text))
    return found


def read_headings(root: Path, text: str) -> dict[str, int]:
    """Return them as the HTML of the text has them."""
    found = {}
    for heading in html.convert(root, text).find_all(["h2", "h3"]):
        follower = heading.find_next_sibling()
        empty = follower is None or follower.name == "h2" or follower.name == heading.name
        if heading.get("id") and not empty:
            found[str(heading["id"])] = html.line_of(text, heading.get_text(strip=True)[:30])
    return found


def headers(root: Path, module: Module) -> dict[str, int]:
    """Return the running headers of the deck (a topic each), with the line where each begins."""
    deck = module.deck(root)
    if not deck.exists():
        return {}
    found: dict[str, int] = {}
    for number, line in enumerate(include.text_of(root, deck).splitlines(), 1):
        if line.startswith("<!-- header:"):
            found.setdefault(
                line.removeprefix("<!-- header:").removesuffix("-->").strip().strip("'\""), number
            )
    return found
