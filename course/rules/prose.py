"""Prose: words on pages and slides that would go stale by themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

from course.core import include, locks
from course.core.problem import Problem


def check(root: Path) -> Iterator[Problem]:
    """Yield every full version (1.2.3) of a locked tool that is written out; history is told with
    two numbers and a year.
    """
    locked = locks.locked_versions(root)
    for shower in include.showers(root):
        where = shower.relative_to(root).as_posix()
        for number, line in enumerate(include.text_of(root, shower).splitlines(), 1):
            for match in re.finditer(r"\b([A-Za-z][\w-]+)\s+v?\d+\.\d+\.\d+\b", line):
                tool = match[1].lower()
                if tool in locked:
                    what = f"writes {match[0]}; the lock has {tool} {locked[tool]}"
                    yield Problem(
                        f"{where}:{number}",
                        what,
                        "show it from the lock: build/generated/cards.md, or write two numbers and"
                        " the year",
                    )
