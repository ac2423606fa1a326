"""A way out: Zensical, the successor of Material for MkDocs, builds the same pages from the same
sources.
"""

import subprocess
import sys
from pathlib import Path

import project
from bs4 import BeautifulSoup, Tag

from course.build import site

# How the paths of pages begin that are different, and why. The list may only fall: it is what a
# move would cost.
ONLY_MKDOCS = {
    "notebooks/": (
        "made by the plugin mkdocs-jupyter and our hook: a move converts notebooks to Markdown"
        " before (nbconvert)"
    ),
    "404.html": "each theme has its own",
}
NOTEBOOK = "notebooks/"  # and so links lead to the .ipynb file itself, until there is such a page
CHANGED = {
    "build/generated/cards.md": (
        '="../../',
        '="../',
        (
            "Zensical reads addresses in raw HTML from the source file, MkDocs leaves them as they"
            " are: one line of course/report/generated.py"
        ),
    ),
}
TEXTS = ["p", "li", "td", "th", "dt", "dd", "summary", "label", "legend"]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def parts(page: Path) -> dict[str, list[str]]:
    """Return what readers get from a page, by kind, in its order."""
    article = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one("article")
    assert article, f"{page} has no article"
    return {
        "headings": [
            f"{h.name} #{h.get('id')} {words(h)}"
            for h in article.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        ],
        "code": [
            f"{pre.parent['class'] if pre.parent else ''} {pre.get_text()}"
            for pre in article.find_all("pre")
        ],
        "links": [
            str(a["href"])
            for a in article.find_all("a", href=True)
            if NOTEBOOK not in str(a["href"])
        ],
        "frames and images": [
            f"{tag['src']} {tag.get('alt') or tag.get('title')}"
            for tag in article.find_all(["iframe", "img"])
        ],
        "classes": [
            f"{tag.name} {' '.join(tag['class'])}"
            for tag in article.select("div[class], details[class], section[class]")
        ],
        "texts": [f"{tag.name} {words(tag)}" for tag in article.find_all(TEXTS)],
        "whole text": [words(article)],
    }


def pages_of(folder: Path) -> set[str]:
    """Return the paths of the pages below a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*.html")}


def build(root: Path) -> Path:
    """Build the project with Zensical, which knows no folder but the configured one; return
    that.
    """
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"],
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def test_the_successor_builds_the_same_pages(tmp_path: Path) -> None:
    root = project.buildable(tmp_path / "copy")
    site.prepare(root)
    ours = tmp_path / "mkdocs"
    site.pages(root, ours, strict=False)
    for path, (old, new, _) in CHANGED.items():
        text = (root / path).read_text()
        assert old in text, f"{path} needs no change any more: take it from the list"
        (root / path).write_text(text.replace(old, new))
    theirs = build(root)
    pages = {page for page in pages_of(ours) if not page.startswith(tuple(ONLY_MKDOCS))}
    assert pages == {page for page in pages_of(theirs) if not page.startswith(tuple(ONLY_MKDOCS))}
    assert "modules/07-data-versioning/index.html" in pages
    for page in sorted(pages):
        mine, other = parts(ours / page), parts(theirs / page)
        for kind, expected in mine.items():
            assert other[kind] == expected, f"{page}: Zensical makes other {kind} than MkDocs"
    assert all(any(page.startswith(start) for page in pages_of(ours)) for start in ONLY_MKDOCS), (
        "an exception for nothing"
    )
