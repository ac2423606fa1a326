"""Typed code: code that stands in a page, deck or guide instead of being included.

Found by the Markdown engine itself, not by patterns: every include is replaced by a token, the page
is converted with the extensions of mkdocs.yml, and whatever stands in a `<pre>` and is not a token
was typed. So a tilde fence, an indented block, a block in an admonition, a tab or a list, and a raw
`<pre>` are all seen.
"""

from collections.abc import Iterator
from pathlib import Path

from bs4 import Tag

from course.core import html, include
from course.core.kept import kept
from course.core.problem import Problem

NOT_CODE = {"text", "mermaid"}


def language_of(block: Tag) -> str:
    """Return the language of a `<pre>` block, or an empty string."""
    for tag in (block, *block.parents, *block.find_all("code")):
        for name in tag.get("class") or []:
            if str(name).startswith("language-"):
                return str(name).removeprefix("language-")
    return ""


def check(root: Path) -> Iterator[Problem]:
    """Yield every block of code that was typed into a page, deck or guide, and every fence that is
    no fence.
    """
    for shower in include.showers(root):
        yield from blocks(root, shower.relative_to(root).as_posix(), include.text_of(root, shower))


def blocks(root: Path, where: str, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the blocks of one text, which is looked through once."""
    for line, what, mend in kept("typed", text, make=lambda: list(read(root, text))):
        yield Problem(f"{where}:{line}", what, mend)


def read(root: Path, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with the blocks of one text: the line, the mistake, how to mend it."""
    tree = html.convert(root, text)
    for block in tree.find_all("pre"):
        language = language_of(block)
        typed = [
            line.strip()
            for line in block.get_text().splitlines()
            if line.strip() and line.strip() != html.TOKEN
        ]
        if typed and language not in NOT_CODE:
            mend = (
                'put it into a snippet and include it: --8<-- "snippets/…:region" (text that is not'
                " code: ```text)"
            )
            yield html.line_of(text, typed[0]), f"code is typed here: {typed[0][:60]}", mend
        elif not typed and html.TOKEN in block.get_text() and not language:
            line = next(
                (n for n, t in enumerate(text.splitlines(), 1) if include.INCLUDE.match(t)), 1
            )
            yield (
                line,
                "an include stands in a fence with no language",
                "name it: ```python, ```console …",
            )
    fences = {
        line.strip().strip("`~").strip(): n
        for n, line in enumerate(text.splitlines(), 1)
        if line.strip().startswith(("```", "~~~"))
    }
    for inline in (code for code in tree.find_all("code") if not code.find_parent("pre")):
        opening = (inline.get_text().strip().splitlines() or [""])[0]
        if opening and opening in fences:
            yield (
                fences[opening],
                f"this fence is printed as text: {opening[:60]}",
                "mend the options after its language",
            )
