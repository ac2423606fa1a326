"""Orphans: files, regions and recordings that no reader ever sees, and exceptions that must be
few.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from course.core import include
from course.core.problem import Problem
from course.live import fences
from course.live.guest import cells


def exceptions(root: Path) -> dict[str, str]:
    """Return the exceptions of pyproject.toml: a path (a folder ends in /) and the reason why
    nobody is shown it.
    """
    with open(root / "pyproject.toml", "rb") as file:
        return dict(tomllib.load(file)["tool"]["course"]["unshown"])


def check(root: Path) -> Iterator[Problem]:
    """Yield every file and region below snippets/ that nothing shows, every unmentioned lab file,
    every idle exception.
    """
    excepted = exceptions(root)
    found = include.index(root)
    beside = {
        path.removesuffix(".py") for path in fences.files(root)
    }  # recording, figures and input are shown with the cell
    showing: dict[str, list[include.Include]] = {}
    for one in found:
        showing.setdefault(one.path, []).append(one)
    for path in sorted((root / "snippets").rglob("*")):
        name = path.relative_to(root).as_posix()
        known = any(name == e or (e.endswith("/") and name.startswith(e)) for e in excepted)
        known = (
            known
            or (
                path.suffix in (".out", ".svg", ".in")
                and name.removesuffix(path.suffix).partition(".")[0] in beside
            )
            or fences.read(root, path, found)
        )
        if (
            path.is_file()
            and not known
            and not include.hidden(path.relative_to(root))
            and path.suffix != ".ipynb"
        ):
            yield from unshown(
                root,
                path,
                [
                    i
                    for twin in {name, str(Path(name).with_suffix(".out"))}
                    for i in showing.get(twin, ())
                ],
            )
    for guide in sorted((root / "labs").glob("*/README.md")):
        yield from unmentioned(root, guide)
    for name in excepted:
        if not (root / name).exists():
            yield Problem(
                "pyproject.toml",
                f"excepts {name}, which does not exist",
                "delete that line: the exceptions may only fall",
            )


def unshown(root: Path, path: Path, showing: list[include.Include]) -> Iterator[Problem]:
    """Yield a snippet, or the regions of it, that nobody is shown; showing: the includes of it and
    of its recording.
    """
    name = path.relative_to(root).as_posix()
    if not showing:
        yield Problem(
            name,
            "is shown nowhere",
            "show it in a page, deck or guide, delete it, or except it with its reason in"
            " pyproject.toml",
        )
        return
    if path.suffix == ".sh":
        return  # its recording has the same regions, or include.py tells of it
    for region in include.regions_of(name, include.text_of(root, path))[0].values():
        if region.name.startswith(cells.CHECK) and any(
            i.region == region.name.removeprefix(cells.CHECK) for i in showing
        ):
            continue  # it tests an exercise (live.py)
        if not any(
            i.region in (None, region.name)
            for i in showing
            if i.path == name or path.suffix == ".out"
        ):
            source = path.with_suffix(".sh") if path.with_suffix(".sh").exists() else path
            mend = f"show it, or delete its markers in {source.relative_to(root)}"
            yield Problem(
                f"{name}:{region.first - 1}", f"region '{region.name}' is shown nowhere", mend
            )


def unmentioned(root: Path, guide: Path) -> Iterator[Problem]:
    """Yield the files of a lab that its guide does not mention (a session is mentioned by its
    recording).
    """
    text = include.text_of(root, guide)
    for path in sorted(p for p in guide.parent.rglob("*") if p.is_file() and p != guide):
        if (
            not include.hidden(path.relative_to(root))
            and path.name not in text
            and path.with_suffix(".out").name not in text
        ):
            yield Problem(
                path.relative_to(root).as_posix(),
                "is not mentioned in the lab's guide",
                f"mention it in {guide.relative_to(root)}",
            )
