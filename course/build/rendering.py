"""Rendering one page at a time: MkDocs is kept in memory after a build, so a change costs its page.

MkDocs offers no such thing; what is called here are the two steps that its own build takes for each
page (mkdocs.commands.build), with the same config, plugins, hooks, navigation and templates.
"""

import copy
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from course.build import site
from course.core import include
from course.core.problem import Broken, Problem
from course.live import policy

ERROR_PAGE = "404.html"
ABOUT = re.compile(r"Doc file '(?P<page>[^']+)' (?P<what>.*?'(?P<link>[^']+)'.*)", re.DOTALL)


class Keeper(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps what MkDocs made for a build, and catches the pages that are made after it."""

    site: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any

    def __init__(self) -> None:
        super().__init__()
        self.catches = False
        self.caught = ""

    def on_config(self, config: MkDocsConfig) -> None:
        """Let a whole build live with includes that do not resolve: include.check tells."""
        self.forgive(config, True)

    def forgive(self, config: MkDocsConfig, yes: bool) -> None:
        """Leave out includes that do not resolve, or raise for them."""
        options = config.mdx_configs["pymdownx.snippets"]
        config.mdx_configs["pymdownx.snippets"] = {**options, "check_paths": not yes}

    def on_env(self, env: Any, config: MkDocsConfig, files: Files, **_: Any) -> None:
        """Keep what pages are made with."""
        self.env, self.files, self.site = env, files, config

    def on_page_context(self, context: Any, nav: Navigation, **_: Any) -> None:
        """Keep the menu."""
        self.nav = nav

    def on_post_page(self, output: str, **_: Any) -> str:
        """Catch a page: MkDocs writes nothing if nothing is left."""
        self.caught = output
        return "" if self.catches else output

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Catch the page for addresses that do not exist."""
        self.caught = output_content
        return "" if self.catches else output_content


class Search:
    """Stands in for the index of Material's search, which can wait until a page is seen."""

    def __init__(self, config: MkDocsConfig):
        plugin: Any = next(p for p in config.plugins.values() if hasattr(p, "search_index"))
        self.index, plugin.search_index = plugin.search_index, self
        self.waiting: dict[str, Page] = {}
        self.target = Path(config.site_dir) / "search" / "search_index.json"

    def add_entry_from_context(self, page: Page) -> None:
        """Remember a page as it is now (Material calls this)."""
        self.waiting[page.url] = copy.copy(page)

    def settle(self) -> None:
        """Put the pages that wait into the index, each in its old place, and write it."""
        for url, page in self.waiting.items():
            old = self.index.entries
            mine = [entry["location"].partition("#")[0] == url for entry in old]
            at = mine.index(True) if True in mine else len(old)
            self.index.entries = []
            self.index.add_entry_from_context(page)
            rest = [entry for entry, is_mine in zip(old, mine, strict=True) if not is_mine]
            self.index.entries = [*rest[:at], *self.index.entries, *rest[at:]]
        self.waiting = {}
        write(self.target, self.index.generate_search_index(None))


class Pages:
    """The pages of the site, in a folder and in memory."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder
        self.kept = Keeper()
        self.version = ""

    def build(self) -> list[Problem]:
        """Build all of them with MkDocs; return what it warns of."""
        kept = Keeper()
        with self.warnings() as told:
            site.pages(self.root, self.folder, strict=False, plugin=kept)
        self.kept, kept.catches = kept, True
        kept.forgive(kept.site, False)
        self.search = Search(kept.site)
        return told

    def finish(self) -> None:
        """Give all pages and decks in the folder their policy and the scripts of their cells."""
        policy.finish(self.folder)
        self.version = policy.stamp(self.folder / "assets" / "live")

    def restamp(self) -> bool:
        """Tell pages and decks with live cells of their newest scripts; return whether there
        are.
        """
        old, self.version = self.version, policy.stamp(self.folder / "assets" / "live")
        if old == self.version:
            return False
        for path in self.folder.rglob("*.html"):
            html = path.read_text(encoding="utf-8")
            write(path, html.replace(f"/cell.js{old}", f"/cell.js{self.version}"))
        return True

    def page(self, uri: str) -> Page | None:
        """Return the page that is made of a file below docs/."""
        file = self.kept.files.get_file_from_path(uri)
        return file.page if file else None

    def render(self, uri: str) -> tuple[bool, list[Problem]]:
        """Make a page anew; return whether its title has changed, and what MkDocs warns of."""
        kept, page = self.kept, self.page(uri)
        assert page is not None
        before, title = dict(page.__dict__), page.title
        with self.warnings() as told:
            try:
                page.content, page._title_from_render = None, None
                _populate_page(page, kept.site, kept.files)
                self.dress(page)
            except Exception:
                page.__dict__.clear()  # half a page is none: keep the one that others link to
                page.__dict__.update(before)
                raise
            self.validate(page)
        return page.title != title, told

    def dress(self, page: Page) -> None:
        """Put the content of a page into its template, and write it if it is another."""
        kept = self.kept
        _build_page(page, kept.site, kept.files.documentation_pages(), kept.nav, kept.env)
        self.write(Path(page.file.abs_dest_path), kept.caught)

    def redress(self, page: Page | None) -> None:
        """Put a page into its template again, for its menu (None: the error page)."""
        kept = self.kept
        if page is None:
            _build_theme_template(ERROR_PAGE, kept.env, kept.files, kept.site, kept.nav)
            self.write(self.folder / ERROR_PAGE, kept.caught)
        else:
            waiting = dict(self.search.waiting)
            self.dress(page)
            self.search.waiting = waiting

    def write(self, target: Path, html: str) -> None:
        """Write a page as the finished site has it."""
        write(target, policy.finished(html, self.folder, target, self.version))

    def validate(self, page: Page) -> None:
        """Let MkDocs look for the anchors that this page links to, and others on this page."""
        kept = self.kept
        for file in kept.files.documentation_pages():
            other = file.page
            if (
                other
                and other.links_to_anchors
                and (other is page or page.file in other.links_to_anchors)
            ):
                other.validate_anchor_links(
                    files=kept.files, log_level=kept.site.validation.links.anchors
                )

    @contextmanager
    def warnings(self) -> Iterator[list[Problem]]:
        """Collect what MkDocs warns of as problems."""
        told: list[Problem] = []
        warned = site.Warned(logging.WARNING)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(warned)
        try:
            yield told
        except Abort as abort:
            raise Broken(Problem("mkdocs.yml", " ".join([str(abort), *warned.messages]))) from None
        finally:
            logger.removeHandler(warned)
        told += [self.problem(message) for message in warned.messages]

    def problem(self, message: str) -> Problem:
        """Return a warning of MkDocs as a problem, with the line of the link that it is about."""
        about = ABOUT.match(message)
        if not about:
            return Problem("docs/", message)
        page = self.root / "docs" / about["page"]
        if not page.is_file():
            return Problem(f"docs/{about['page']}", about["what"])
        shown = [self.root / i.path for i in include.includes_of(self.root, page)[0]]
        for path in [page, *(p for p in shown if p.suffix == ".md" and p.is_file())]:
            for number, line in enumerate(include.text_of(self.root, path).splitlines(), 1):
                if f"({about['link']})" in line:
                    return Problem(
                        f"{path.relative_to(self.root)}:{number}", about["what"], "mend the link"
                    )
        return Problem(f"docs/{about['page']}", about["what"], "mend the link")


def write(target: Path, text: str) -> None:
    """Write a file at once, as browsers may be reading it; leave it alone if it has that text."""
    data = text.encode("utf-8", errors="xmlcharrefreplace")
    if target.exists() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(data)
    os.replace(part, target)
