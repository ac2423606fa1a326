"""The site: figures, generated Markdown, notebooks, pages, decks, live code and downloads, built
into site/.
"""

import logging
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from pymdownx.snippets import SnippetMissingError

from course.core import include, syllabus
from course.core.problem import Broken, Problem
from course.live import policy, pyodide
from course.report import generated
from course.rules import deck

EPOCH = (2026, 1, 1, 0, 0, 0)  # in archives, so that the same files give the same bytes


def prepare(root: Path) -> None:
    """Make everything that pages include or link to: figures, fonts, generated Markdown, notebooks,
    archives.
    """
    draw_figures(root)
    generated.write(root)
    for module in syllabus.load(root):
        folder = root / "snippets" / module.slug
        for notebook in folder.glob("*.ipynb"):
            target = (
                root
                / "docs"
                / "notebooks"
                / f"{module.slug[:2]}-{notebook.stem.replace('_', '-')}.ipynb"
            )
            copy_if_newer(notebook, target)
        if folder.is_dir():
            archive(root, module.slug)


def draw_figures(root: Path) -> None:
    """Draw the figures that are older than their sources; raise Broken where a source is wrong."""
    folder = root / "docs" / "assets" / "figures"
    sources = [root / "course" / "build" / "figures.mjs", *folder.glob("*.d2")]
    drawn = [source.with_suffix(".svg") for source in sources[1:] if source.stem != "theme"]
    if (
        all(svg.exists() for svg in drawn)
        and min(map(mtime, drawn)) > max(map(mtime, sources))
        and (root / "docs" / "assets" / "fonts").exists()
    ):
        return  # starting Node for nothing would cost a third of a second
    done = subprocess.run(["node", str(sources[0])], cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        raise Broken(
            Problem(
                "docs/assets/figures",
                (done.stderr or done.stdout).strip(),
                "mend the figure's source",
            )
        )


def mtime(path: Path) -> float:
    """Return when a file was changed, in seconds."""
    return path.stat().st_mtime


def copy_if_newer(source: Path, target: Path) -> None:
    """Copy a file unless the copy is there and the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)


def archive(root: Path, slug: str) -> None:
    """Zip a module's snippets with the flights sample, for readers who have no clone."""
    target = root / "docs" / "downloads" / f"{slug}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    sources = [
        p
        for name in (slug, "data")
        for p in sorted((root / "snippets" / name).rglob("*"))
        if p.is_file()
    ]
    sources = [
        p
        for p in sources
        if not any(
            part.startswith(".") or part == "__pycache__" for part in p.relative_to(root).parts[:-1]
        )
    ]
    if target.exists() and all(p.stat().st_mtime < target.stat().st_mtime for p in sources):
        return
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sources:
            info = zipfile.ZipInfo(path.relative_to(root / "snippets").as_posix(), EPOCH)
            file.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)


def pages(
    root: Path, folder: Path, strict: bool = True, plugin: "BasePlugin[Any] | None" = None
) -> None:
    """Build the pages with MkDocs into `folder`; raise Broken if it warns of anything. plugin: one
    more, the preview's.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material announces its end; that is known here
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=strict)
    config.mdx_configs["pymdownx.snippets"] = include.snippet_options(
        root
    )  # its paths are relative to wherever one stands
    warned = Warned(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warned)
    try:
        if plugin:
            config.plugins["preview"] = plugin
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except SnippetMissingError as error:
        raise Broken(
            next(include.check(root), Problem("docs/", str(error), "make check"))
        ) from None
    except Abort as abort:
        raise Broken(
            Problem(
                "docs/",
                "\n      ".join([str(abort), *warned.messages]),
                "mend what MkDocs warns of",
            )
        ) from None
    finally:
        logging.getLogger("mkdocs").removeHandler(warned)


class Warned(logging.Handler):
    """Keeps the warnings of a build."""

    def __init__(self, level: int):
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.messages.append(record.getMessage())


def decks(root: Path, folder: Path, wanted: list[Path] | None = None) -> None:
    """Expand and render the decks (all, or those wanted) into `folder`/slides, with what was
    exported.
    """
    target = folder / "slides"
    written = deck.expand(root, target, wanted)
    if written:
        deck.render(root, written)
    for exported in (root / "build" / "export").glob("*"):
        shutil.copyfile(exported, target / exported.name)


def live(root: Path, folder: Path) -> None:
    """Lay what live cells load beside the pages, and give every page its scripts and its policy."""
    made = root / "build" / "live"
    pyodide.lay(root, made)
    shutil.copytree(
        made,
        folder / "assets" / "live",
        ignore=shutil.ignore_patterns("scripts-*"),
        copy_function=link,
        dirs_exist_ok=True,
    )
    policy.finish(folder)


def link(source: str, target: str) -> None:
    """Give a file a second name, or copy it where that cannot be (these are 100 MB)."""
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def make(root: Path) -> Path:
    """Build the whole site; return its folder."""
    folder = root / "site"
    prepare(root)
    pages(root, folder)
    decks(root, folder)
    live(root, folder)
    return folder
