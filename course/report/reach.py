"""Reach: the files of its folder that a snippet can come to, by the names in it and in those files.

A snippet's home has a copy of its folder, but what it copies, runs or imports from there it names.
One that takes the folder as a whole reaches all of it. Rather too much is reached than too little.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
WHOLE = re.compile(r"snippets(?!/[\w.{-])")
LISTS = re.compile(r"glob\(|iterdir|listdir|scandir|walk\(")  # in a script that runs in that folder
IMPLICIT = ("conftest.py", "pytest.ini", "pyproject.toml", "setup.cfg")  # read without being named
LARGEST = 200_000  # characters of a file that is read for names


@cache
def text_of(path: Path) -> str:
    """Return the text of a file, or nothing if there is none."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        return ""
    return path.read_text(encoding="utf-8", errors="replace")


@cache
def words(path: Path) -> frozenset[str]:
    """Return what can be the name of a file in a text: with its suffix and without."""
    text = text_of(path)
    long = (word.rstrip(".") for word in re.findall(r"[\w.-]+", text))
    return frozenset([*long, *re.findall(r"\w+", text)])


class Reach:
    """Knows the folders of a checkout; gone: changed files, which may be there no more."""

    def __init__(self, root: Path, gone: Iterable[str] = ()):
        self.root = root
        self.gone = [root / name for name in gone]
        self.folders: dict[Path, list[Path]] = {}

    def files(self, folder: Path) -> list[Path]:
        """Return the files of a folder that others can come to: all but recordings."""
        if folder not in self.folders:
            there = {path for path in folder.rglob("*") if path.is_file()}
            there |= {path for path in self.gone if folder in path.parents}
            known = (path for path in there if "__pycache__" not in path.parts)
            self.folders[folder] = sorted(path for path in known if path.suffix != ".out")
        return self.folders[folder]

    def names(self, starts: Iterable[Path]) -> frozenset[str]:
        """Return some files and all that they can come to, as they are named in the checkout."""
        found: set[Path] = set()
        new = set(starts)
        whole = WHOLE if any(path.suffix == ".sh" for path in new) else LISTS
        while new:
            found |= new
            new = {file for path in new for file in self.next(path, whole)} - found
        return frozenset(path.relative_to(self.root).as_posix() for path in found)

    def next(self, path: Path, whole: re.Pattern[str]) -> Iterable[Path]:
        """Yield the files that a file names, and those that lie beside it under its own name."""
        if path.suffix == ".out" or self.root / "snippets" not in path.parents:
            return
        top = self.root / "snippets" / path.relative_to(self.root / "snippets").parts[0]
        all_of_it = whole.search(text_of(path)) is not None
        for file in self.files(top):
            own = file.name.startswith(path.stem) and file.suffix in (".in", ".svg", ".png")
            named = file.name in words(path) or (file.suffix == ".py" and file.stem in words(path))
            taken = all_of_it and file.suffix != ".sh"
            if own or named or taken or file.name in IMPLICIT:
                yield file
