"""Mistakes: what an author is told of in the preview, once and with its place, and no traceback."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError
from pymdownx.snippets import SnippetMissingError

from course.core.problem import Broken, Problem

PLACE = re.compile(r'"(?P<name>/[^"]+)", line (?P<line>\d+)')  # as YAML tells it
FIRST = 3
TOLD_BEFORE = (SnippetMissingError, UnicodeDecodeError)  # by include.check, which says more


class Mistakes:
    """What has been told since the last change, so that nothing is told twice."""

    def __init__(self, root: Path):
        self.root = root
        self.told: list[Problem] = []

    def forget(self) -> None:
        """Begin anew: what is still wrong at the next change is told again."""
        self.told = []

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems, each once; of very many, which have one cause, the first."""
        new = [found for found in dict.fromkeys(problems) if found not in self.told]
        self.told += new
        for found in new[:FIRST]:
            print(f"{found}\n", end="", flush=True)  # in one piece: Marp's thread tells of its own
        if len(new) > FIRST:
            print(f"    … and {len(new) - FIRST} more: make check", flush=True)

    @contextmanager
    def survived(self, paths: Iterable[str] = ()) -> Iterator[None]:
        """Tell a mistake in one of these files; the preview goes on with what it showed before."""
        try:
            yield
        except Broken as broken:
            self.tell([broken.problem])
        except Exception as error:  # the preview outlives any mistake
            found = unforeseen(error, ", ".join(sorted(paths)), self.root)
            follows = isinstance(error, TOLD_BEFORE) and self.told
            if not follows and found.what not in [told.what for told in self.told]:
                self.tell([found])


def unforeseen(error: Exception, where: str, root: Path) -> Problem:
    """Return an exception as a problem: where its words say, else where the change was."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    name, line = "", 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.filename or "", error.lineno
    elif named := PLACE.search(words):
        name, line = named["name"], int(named["line"])
    if name and Path(name).is_relative_to(root):
        where = f"{Path(name).relative_to(root)}:{line}"
    return Problem(where or "the build", words, "mend it; what was shown before stays")
