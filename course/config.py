"""Config files: each that is shown is read by the tool that owns its format; an unknown kind fails."""

import configparser
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from course import include
from course.problem import Problem

RUN = {".py", ".sh", ".out", ".ipynb"}  # run by recording.py
PROSE = {".md", ".txt", ".csv"}


def dvc_pipeline(path: Path) -> None:
    """Read a dvc.yaml as DVC does."""
    from dvc.schema import COMPILED_MULTI_STAGE_SCHEMA

    COMPILED_MULTI_STAGE_SCHEMA(yaml.safe_load(path.read_text()))


def dvc_pointer(path: Path) -> None:
    """Read a .dvc file as DVC does."""
    from dvc.schema import COMPILED_SINGLE_STAGE_SCHEMA

    COMPILED_SINGLE_STAGE_SCHEMA(yaml.safe_load(path.read_text()))


def read_yaml(path: Path) -> None:
    """Read a YAML file whose owner takes any mapping (params.yaml, lab.yml)."""
    if not isinstance(yaml.safe_load(path.read_text()), dict | list):
        raise ValueError("holds neither a mapping nor a list")


def read_toml(path: Path) -> None:
    """Read a TOML file."""
    tomllib.loads(path.read_text())


def read_ini(path: Path) -> None:
    """Read an INI file."""
    configparser.ConfigParser().read_string(path.read_text())


def read_json(path: Path) -> None:
    """Read a JSON file."""
    json.loads(path.read_text())


READERS: dict[str, Callable[[Path], None]] = {
    "dvc.yaml": dvc_pipeline,
    ".dvc": dvc_pointer,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".toml": read_toml,
    ".ini": read_ini,
    ".json": read_json,
}


def reader_of(path: Path) -> Callable[[Path], None] | None:
    """Return the reader of a config file: by its name, else by its suffix."""
    return READERS.get(path.name) or READERS.get(path.suffix)


def check(root: Path) -> Iterator[Problem]:
    """Yield every shown config file that its tool refuses, and every shown kind that nothing runs or reads."""
    found = include.index(root)
    for name in sorted({i.path for i in found if not i.path.startswith("build/")}):
        path = root / name
        if path.suffix in RUN | PROSE or not path.is_file():
            continue
        shown = include.shown_in(found, name)
        reader = reader_of(path)
        if reader is None:
            yield Problem(name, f"nothing runs or reads a '{path.suffix or path.name}' file", "add its tool to course/config.py", shown)
            continue
        try:
            reader(path)
        except Exception as error:  # each tool has its own; all of them mean: refused
            yield Problem(name, f"is refused by its tool: {str(error).splitlines()[0]}", "mend the file", shown)
