"""Exports: each deck as PDF with an outline, as PDF with speaker notes, and as PPTX, into
build/export/.
"""

import os
import shutil
from pathlib import Path

from course import doctor
from course.build import site
from course.core.problem import Broken, Problem
from course.rules import deck
from course.rules.deck import decks

__all__ = ["decks", "export", "prepare"]
KINDS = {
    ".pdf": ("--pdf", "--pdf-outlines"),
    "-notes.pdf": ("--pdf", "--pdf-outlines", "--pdf-notes"),
    ".pptx": ("--pptx",),
}


def prepare(root: Path) -> None:
    """Make what decks show: figures and fonts, laid out as in the site."""
    need = next(n for n in doctor.NEEDS if "chromium" in n.names)
    if not need.found and not os.environ.get("CHROME_PATH"):
        raise Broken(Problem("make export", "needs a Chromium or Chrome browser", need.how))
    site.prepare(root)
    shutil.copytree(root / "docs" / "assets", root / "build" / "assets", dirs_exist_ok=True)


def export(root: Path, source: Path) -> list[Path]:
    """Export one deck in all kinds; return the files made."""
    os.environ.setdefault(
        "CHROME_NO_SANDBOX", "1"
    )  # in containers Chromium runs as root; it opens our own files only
    [text] = deck.expand(root, root / "build" / "slides", [source])
    folder = root / "build" / "export"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for suffix, options in KINDS.items():
        target = folder / f"{source.stem}{suffix}"
        deck.render(root, [text], *options, "--allow-local-files", "-o", str(target))
        made.append(target)
    return made
