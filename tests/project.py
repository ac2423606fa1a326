"""A small whole project in a folder of its own, to run snippets in and to make mistakes in."""

import shutil
from pathlib import Path

from course import ROOT
from course.run import recording

COPIED = (
    "docs",
    "slides",
    "snippets",
    "labs",
    "course",
    "mkdocs.yml",
    "syllabus.yml",
    "pyproject.toml",
    "uv.lock",
    "package-lock.json",
    "CONTRIBUTING.md",
    "README.md",
)


def copy(folder: Path) -> Path:
    """Copy what the structural checks read; return the copy."""
    ignored = shutil.ignore_patterns("__pycache__", ".*cache", "2013-*.csv", "downloads", "fonts")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    return folder


def tiny(folder: Path, **files: str) -> Path:
    """Make a project of one module, whose snippets are `files` (name with _ for the dot: text)."""
    (folder / "snippets" / "01-tiny").mkdir(parents=True)
    (folder / "slides").mkdir()
    page = folder / "docs" / "page.md"
    page.parent.mkdir()
    lines = []
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / "snippets" / "01-tiny" / f"{stem}.{suffix}"
        path.write_text(text)
        lines += ["```console", f'--8<-- "snippets/01-tiny/{path.with_suffix(".out").name}"', "```"]
    page.write_text("\n".join(lines) + "\n")
    return folder


def run(folder: Path, name: str) -> recording.Run:
    """Run a snippet of a tiny project."""
    return recording.Runs(folder, folder / "runs").of(
        (folder / "snippets" / "01-tiny" / name).with_suffix(".out")
    )


def buildable(folder: Path) -> Path:
    """Copy the project so that its site can be built there."""
    root = copy(folder)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root
