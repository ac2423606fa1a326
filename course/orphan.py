"""Orphans: files, regions and recordings that no reader ever sees, and exceptions that must be few."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from course import include
from course.problem import Problem

IGNORED = {"__pycache__", ".ruff_cache", ".pytest_cache"}


def exceptions(root: Path) -> dict[str, str]:
    """Return the exceptions of pyproject.toml: a path (or path:region) and the reason why nobody is shown it."""
    with open(root / "pyproject.toml", "rb") as file:
        return dict(tomllib.load(file)["tool"]["course"]["unshown"])


def check(root: Path) -> Iterator[Problem]:
    """Yield every file, region and recording below snippets/ and every lab file that nothing shows or mentions."""
    found = include.index(root)
    excepted = exceptions(root)
    seen = {i.path for i in found}
    for path in files(root / "snippets"):
        name = path.relative_to(root).as_posix()
        if any(name == e or (e.endswith("/") and name.startswith(e)) for e in excepted):
            continue
        twin = {str(Path(name).with_suffix(suffix)) for suffix in (".out", ".py", ".sh")} if path.suffix != ".out" else set()
        if name not in seen and not twin & seen and path.suffix != ".ipynb":
            mend = "show it in a page, deck or guide, delete it, or except it with its reason in pyproject.toml"
            yield Problem(name, "is shown nowhere", mend)
            continue
        text, problems = include.read(root, path)
        names, _ = include.regions_of(name, text) if not problems else ({}, [])
        for region in names.values():
            twins = {name, str(Path(name).with_suffix(".out"))}
            if not any(i.path in twins and i.region in (None, region.name) for i in found) and f"{name}:{region.name}" not in excepted:
                if path.suffix == ".out" and any(p.exists() for p in (path.with_suffix(".sh"),)):
                    continue  # said once, of the script
                yield Problem(f"{name}:{region.first - 1}", f"region '{region.name}' is shown nowhere", "show it, or delete its markers")
    for guide in (root / "labs").glob("*/README.md"):
        yield from unmentioned(root, guide)
    for name in excepted:
        if not (root / name.partition(":")[0]).exists():
            yield Problem("pyproject.toml", f"excepts {name}, which does not exist", "delete that line: the exceptions may only fall")


def unmentioned(root: Path, guide: Path) -> Iterator[Problem]:
    """Yield the files of a lab that its guide does not mention."""
    text = guide.read_text(encoding="utf-8")
    for path in files(guide.parent):
        if path != guide and path.name not in text and path.with_suffix(".out").name not in text:
            yield Problem(path.relative_to(root).as_posix(), "is not mentioned in the lab's guide", f"mention it in {guide.relative_to(root)}")


def files(folder: Path) -> list[Path]:
    """Return the files below a folder that belong to the course."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and not IGNORED & set(p.parts))
