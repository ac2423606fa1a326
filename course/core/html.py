"""The HTML of a page's text, as the Markdown engine of the site makes it."""

import re
from functools import cache, lru_cache
from pathlib import Path

import markdown
from bs4 import BeautifulSoup

from course.core import include

TOKEN = "course-include-token"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@cache
def engine(root: Path) -> markdown.Markdown:
    """Return the Markdown engine of the site, without the include resolver."""
    found = {
        "toc": {},
        "tables": {},
        **include.extensions(root),
    }  # MkDocs adds the first two by itself
    del found["pymdownx.snippets"]
    found["pymdownx.highlight"] = {
        "use_pygments": False
    }  # a block's class is then the language as it was written, if any
    return markdown.Markdown(extensions=list(found), extension_configs=found)


@lru_cache(maxsize=128)
def convert(root: Path, text: str) -> BeautifulSoup:
    """Return the HTML of a page's text as a tree, each include standing as a token."""
    text = FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines = [
        re.sub(r"--8<-- .*", TOKEN, line) if include.INCLUDE.match(line) else line
        for line in text.splitlines()
    ]
    engine(root).reset()
    return BeautifulSoup(engine(root).convert("\n".join(lines)), "html.parser")


def line_of(text: str, code: str) -> int:
    """Return the line of a page on which a piece of code stands."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if code in line), 1)
