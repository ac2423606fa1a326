"""The structural checks: all that can be seen without running anything, in seconds."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from course import (
    config,
    deck,
    include,
    live,
    orphan,
    page,
    prose,
    recording,
    session,
    syllabus,
    typed,
)
from course.problem import Problem

CHECKS: dict[str, Callable[[Path], Iterator[Problem]]] = {
    "includes resolve, regions are closed": include.check,
    "no code is typed into a page": typed.check,
    "live blocks run by themselves": live.check,
    "sessions cannot harm a home": session.check,
    "nothing is left that no page shows": orphan.check,
    "shown configs are read by their tool": config.check,
    "every topic is on a slide and a page": syllabus.check,
    "slides can be spoken over": deck.check,
    "pages have their frame, images, links and quiz": page.check,
    "no version is written in prose": prose.check,
    "notebooks hold outputs and no errors": recording.check,
}


def problems(root: Path) -> list[Problem]:
    """Return all structural problems, each once."""
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(
            lambda: list(config.check(root))
        )  # waits for programs; the others work meanwhile
        found = [
            problem
            for check in CHECKS.values()
            if check is not config.check
            for problem in check(root)
        ]
    return sorted({*found, *read.result()}, key=place)


def place(problem: Problem) -> tuple[str, int, str]:
    """Return the order in which people read problems: by file, then by line."""
    name, _, line = problem.where.partition(":")
    return name, int(line or 0), problem.what
