"""What is shown where, kept in memory: which pages, decks and guides a changed file reaches.

Of a snippet everything counts that lies beside it under the same name (recording, input, figures),
so a file is known by its key: its folder and its name up to the first dot.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from course.core import include
from course.core.problem import Problem
from course.live import fences


def key(path: str) -> str:
    """Return what a file and those that belong to it have in common."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


class Shown:
    """The keys that each page, deck and guide is made of, and the other way round."""

    def __init__(self, root: Path):
        self.root = root
        self.uses: dict[str, set[str]] = {}
        self.users: dict[str, set[str]] = {}
        self.cells: dict[str, set[fences.Cell]] = {}
        for shower in include.showers(root):
            self.read(shower.relative_to(root).as_posix())

    def read(self, shower: str) -> bool:
        """Read what a page, a deck or a guide shows; return whether its live cells have changed."""
        for used in self.uses.get(shower, ()):
            self.users[used].discard(shower)
        found = include.includes_of(self.root, self.root / shower)[0]
        self.uses[shower] = {key(shower), *(key(i.path) for i in found)}
        for used in self.uses[shower]:
            self.users.setdefault(used, set()).add(shower)
        before = self.cells.get(shower)
        cells = (
            fences.cells_of(self.root, self.root / shower)[0] if any(i.live for i in found) else []
        )
        self.cells[shower] = {replace(cell, place="") for cell in cells}
        return self.cells[shower] != before

    def reached(self, paths: set[str]) -> set[str]:
        """Return what shows one of these files, also through one another."""
        found: set[str] = set()
        todo = list(paths)
        while todo:
            users = self.users.get(key(todo.pop()), set())
            todo += users - found
            found |= users
        return found

    def beside_live(self, paths: set[str]) -> bool:
        """Return whether one of these files lies in a folder whose Python is run live."""
        folders = {path.rpartition("/")[0] for path in paths}
        return any(
            cell.path.rpartition("/")[0] in folders
            for cells in self.cells.values()
            for cell in cells
        )

    def check(self, paths: set[str], reached: set[str]) -> Iterator[Problem]:
        """Yield what is wrong with these files and with what shows them."""
        found = []
        for shower in sorted(reached):
            includes, problems = include.includes_of(self.root, self.root / shower)
            found += includes
            yield from problems
            for shown in includes:
                yield from include.check_include(self.root, shown)
        for path in include.sources(self.root, paths | {shown.path for shown in found}):
            yield from include.check_regions(self.root, path, found)
