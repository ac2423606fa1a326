"""Data files that people write: YAML, whose mistakes are problems with a line."""

from pathlib import Path
from typing import Any

import yaml

from course.core.problem import Broken, Problem


def read_yaml(where: str, text: str) -> Any:
    """Return what a YAML text holds; raise Broken, with the line, if it cannot be read.

    where: the file, relative to the checkout.
    """
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        mend = "look at the line and the one before: indentation, a quote, a colon and a blank"
        raise Broken(Problem(f"{where}{line}", f"is no YAML: {said}", mend)) from None


def field(where: str, entry: Any, key: str) -> Any:
    """Return a field of a mapping; raise Broken if it is not there."""
    if not isinstance(entry, dict) or key not in entry:
        known = entry if isinstance(entry, dict) else {}
        named = next((f" '{known[name]}'" for name in ("title", "slug", "id") if name in known), "")
        raise Broken(
            Problem(where, f"the entry{named} has no field '{key}'", f"write it: {key}: …")
        )
    return entry[key]


def name_in(root: Path, path: Path) -> str:
    """Return a file's name as problems tell it: relative to the checkout, where it lies in it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
