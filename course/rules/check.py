"""The structural checks: all that can be seen without running anything, in seconds."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from course.core import include, syllabus
from course.core.problem import Broken, Problem
from course.formats import config
from course.labs import starter
from course.live import fences
from course.rules import deck, orphan, page, prose, typed
from course.run import recording, session

CHECKS: dict[str, Callable[[Path], Iterator[Problem]]] = {
    "includes resolve, regions are closed": include.check,
    "no code is typed into a page": typed.check,
    "live blocks run by themselves": fences.check,
    "labs and their solutions are whole": starter.check,
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
    others = [check for check in CHECKS.values() if check is not config.check]
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(found, config.check, root)  # waits for programs; the others do not
        told = [problem for check in others for problem in found(check, root)]
    return sorted({*told, *read.result()}, key=place)


def found(check: Callable[[Path], Iterator[Problem]], root: Path) -> list[Problem]:
    """Return what a check finds; if it cannot go on, what it came to grief over as well."""
    problems: list[Problem] = []
    try:
        problems.extend(check(root))
    except Broken as broken:
        problems.append(broken.problem)
    return problems


def place(problem: Problem) -> tuple[str, int, str]:
    """Return the order in which people read problems: by file, then by line."""
    name, _, line = problem.where.partition(":")
    return name, int(line or 0), problem.what
