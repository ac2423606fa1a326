"""The live preview: what an author saves is on the screen at once, page and deck alike.

A change is followed to the pages and decks that show it (shown.py); only these are rendered, by MkDocs and
Marp that are kept warm (rendering.py, marp.py), and browsers mend what they show (screen.py, patch.js).
What nobody waits for, such as the search and the archives, follows as chores between two changes. All files
are in the end those that a full build makes.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from jinja2 import TemplateError
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetMissingError
from yaml import MarkedYAMLError

from course import deck, include, policy, pyodide, site, syllabus
from course.marp import Marp
from course.problem import Broken, Problem
from course.rendering import ERROR_PAGE, Pages, write
from course.screen import Screen, Server
from course.shown import Shown
from course.watch import Watcher

WATCHED = ("docs", "slides", "snippets", "labs", "mkdocs.yml", "syllabus.yml")
DERIVED = re.compile(
    r"docs/(notebooks|downloads|assets/fonts)/|docs/assets/figures/[^/]*\.svg$|docs/(.*/)?[.#]"  # an editor's own
)
EVERYWHERE = re.compile(r"(mkdocs|syllabus)\.yml$|docs/overrides/")  # what each page is made with
THEME = re.compile(r"slides/(theme/|marp\.config\.mjs$)")  # what each deck is made with
WRITTEN = re.compile(r"docs/.*\.(md|ipynb)$|slides/[^/]*\.md$|labs/[^/]*/README\.md$")
MEASURED = ("uv.lock", "package-lock.json", "build/freshness.json", "build/newest/report.json")


class Preview:
    """Builds into a folder of its own, and makes again only what shows something that has changed."""

    def __init__(self, root: Path, screen: Screen | None = None):
        self.root = root
        self.screen = screen or Screen()
        self.folder = root / "build" / "preview"
        self.drafts = root / "build" / "preview-decks"
        self.pages = Pages(root, self.folder)
        self.marp = Marp(root)
        self.chores: dict[str, Callable[[], None]] = {}
        self.shown: Shown | None = None  # what is built; nothing before the first build that went well
        self.measured: list[float] = []
        self.told: list[Problem] = []

    # ---- All of it ----

    def build(self) -> None:
        """Build everything; say how long it took, or what is wrong."""
        start = monotonic()
        self.screen.hide()
        self.shown = None
        self.chores.clear()
        with self.surviving(set()), self.keeping_the_last():
            self.tell(include.check(self.root), anew=True)
            self.measured = self.times()
            site.prepare(self.root)
            with ThreadPoolExecutor() as pool:  # Marp works while MkDocs does
                decks = pool.submit(self.draft, deck.decks(self.root))
                scripts = pool.submit(pyodide.lay, self.root, self.root / "build" / "live")
                self.tell(self.pages.build())
                decks.result()
                scripts.result()
            self.assemble()
            self.shown = Shown(self.root)
        self.screen.show(reload=True)
        print(f"built in {monotonic() - start:.1f} s")

    @contextmanager
    def keeping_the_last(self) -> Iterator[None]:
        """Put what was built before back if a build fails (MkDocs begins by emptying its folder)."""
        last = self.folder.with_name("preview-last")
        shutil.rmtree(last, ignore_errors=True)
        shutil.rmtree(self.drafts, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(last)
        try:
            yield
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            if last.exists():
                last.rename(self.folder)
            raise
        shutil.rmtree(last, ignore_errors=True)

    def assemble(self) -> None:
        """Put decks and scripts beside the pages, and finish them all."""
        shutil.copytree(self.drafts, self.folder / "slides", dirs_exist_ok=True)
        for exported in (self.root / "build" / "export").glob("*"):
            shutil.copyfile(exported, self.folder / "slides" / exported.name)
        scripts = self.folder / "assets" / "live"
        if not scripts.exists():
            scripts.symlink_to(self.root / "build" / "live")
        self.pages.finish()

    def draft(self, decks: list[Path]) -> list[Path]:
        """Expand and render decks into a folder of drafts, which no browser sees; tell of those that cannot be."""
        expanded: list[Path] = []
        for path in decks:
            with self.surviving({path.relative_to(self.root).as_posix()}):
                expanded += deck.expand(self.root, self.drafts, [path])
        if expanded:
            self.marp.render(expanded)
        return expanded

    def times(self) -> list[float]:
        """Return when that was changed which lies outside the watched folders and shows on pages."""
        paths = [self.root / name for name in MEASURED]
        return [site.mtime(path) if path.exists() else 0 for path in paths]

    # ---- What has changed ----

    def change(self, paths: Iterable[str]) -> None:
        """Bring what these files (relative to the checkout) reach to the screen; say what is wrong with them."""
        start = monotonic()
        paths = {path for path in paths if not DERIVED.match(path) and not include.hidden(Path(path))}
        if not paths:
            return
        if self.shown is None or self.times() != self.measured or any(map(self.all_depends, paths)):
            return self.build()
        with self.surviving(paths):
            made = self.follow(paths, self.shown)
            print(f"{', '.join(made) or 'nothing shows that'}: {monotonic() - start:.2f} s")

    def all_depends(self, path: str) -> bool:
        """Return whether a change of this file is one of the structure: a page that comes or goes, the menu."""
        assert self.shown is not None
        there, known = (self.root / path).is_file(), path in self.shown.uses
        if EVERYWHERE.match(path) or (path.endswith(".ipynb") and there != (self.page_of(path) is not None)):
            return True
        if WRITTEN.match(path) and path.endswith(".md"):
            return there != known and not Path(path).name.startswith("_")
        gone = any(name.startswith(f"{path}/") for name in self.shown.uses)
        return (gone and not (self.root / path).exists()) or there != self.copied(path)

    def copied(self, path: str) -> bool:
        """Return whether a file is one of those that the site has a copy of; of others, whether it exists."""
        if not path.startswith("docs/") or path.endswith((".d2", ".j2", ".md")):
            return (self.root / path).is_file()
        return self.pages.kept.files.get_file_from_path(path.removeprefix("docs/")) is not None

    def page_of(self, path: str) -> Page | None:
        """Return the page that is made of a file, a page's or a notebook of the snippets."""
        if path.endswith(".ipynb"):
            notebook = Path(path)
            path = f"docs/notebooks/{notebook.parent.name[:2]}-{notebook.stem.replace('_', '-')}.ipynb"
        return self.pages.page(path.removeprefix("docs/")) if path.startswith("docs/") else None

    def follow(self, paths: set[str], shown: Shown) -> list[str]:
        """Render what these files reach; return it."""
        live = shown.live(paths)
        for path in paths & set(shown.uses):
            shown.read(path)
        reached = shown.reached(paths)
        self.tell(shown.check(paths, reached), anew=True)
        decks = [self.root / path for path in sorted(reached) if path.startswith("slides/")]
        if any(map(THEME.match, paths)):
            self.marp.close()
            decks = deck.decks(self.root)
        pages = {p.file.src_uri: p for p in map(self.page_of, sorted(reached | paths)) if p}
        with ThreadPoolExecutor(1) as pool:  # Marp works while MkDocs does
            drawn = pool.submit(self.decks, decks)
            self.copy(paths)
            self.render(pages, paths)
            with self.surviving(paths):
                drawn.result()
        if live or shown.live(paths | reached):
            self.chores["live"] = self.lay
        for slug in {path.split("/")[1] for path in paths if path.startswith("snippets/")}:
            self.chores[f"archive {slug}"] = lambda slug=slug: self.archive(slug)  # type: ignore[misc]
        return [*pages, *(path.relative_to(self.root).as_posix() for path in decks)]

    def decks(self, decks: list[Path]) -> None:
        """Render decks, and show them."""
        for draft in self.draft(decks):
            target = self.folder / "slides" / draft.name
            write(target, draft.read_text(encoding="utf-8"))
            html = draft.with_suffix(".html").read_text(encoding="utf-8")
            html = policy.finished(html, self.folder, target.with_suffix(".html"), self.pages.version)
            write(target.with_suffix(".html"), html)
            self.screen.show()

    def copy(self, paths: set[str]) -> None:
        """Copy what has changed among figures, notebooks, pictures, styles and scripts."""
        copied = {path for path in paths if path.startswith("docs/")}
        if any(path.endswith(".d2") for path in paths):
            before = self.figures()
            site.draw_figures(self.root)
            copied |= {path for path, time in self.figures().items() if before.get(path) != time}
        for path in paths:
            if path.endswith(".ipynb") and (page := self.page_of(path)):
                site.copy_if_newer(self.root / path, Path(str(page.file.abs_src_path)))
        files = [self.pages.kept.files.get_file_from_path(path.removeprefix("docs/")) for path in copied]
        loaded = [file for file in files if file and not file.is_documentation_page()]
        for file in loaded:
            file.copy_file()
        if loaded:
            self.screen.show(reload=True)

    def figures(self) -> dict[str, float]:
        """Return when each figure was drawn."""
        found = (self.root / "docs" / "assets" / "figures").glob("*.svg")
        return {path.relative_to(self.root).as_posix(): site.mtime(path) for path in found}

    def render(self, pages: dict[str, Page], paths: set[str]) -> None:
        """Render pages, the edited ones first, and show each; a new title makes all menus a chore."""
        for uri in sorted(pages, key=lambda uri: f"docs/{uri}" not in paths):
            with self.surviving({f"docs/{uri}"}):
                renamed, told = self.pages.render(uri)
                self.screen.show()
                self.tell(told)
                self.chores["search"] = self.pages.search.settle
                if renamed:
                    self.redress(uri)

    # ---- What can wait ----

    def redress(self, renamed: str) -> None:
        """Let every other page get the menu with a new title, one by one."""
        files = self.pages.kept.files.documentation_pages()
        others: list[Page | None] = [file.page for file in files if file.src_uri != renamed]
        for page in [*others, None]:
            name = page.file.src_uri if page else ERROR_PAGE
            self.chores[f"menu {name}"] = lambda page=page: self.pages.redress(page)  # type: ignore[misc]

    def archive(self, slug: str) -> None:
        """Pack the snippets of a module (of all, if they are the data) for readers, as the site has them."""
        for module in syllabus.load(self.root):
            if slug in (module.slug, "data") and (self.root / "snippets" / module.slug).is_dir():
                site.archive(self.root, module.slug)
                if file := self.pages.kept.files.get_file_from_path(f"downloads/{module.slug}.zip"):
                    file.copy_file()

    def lay(self) -> None:
        """Lay what live cells load, and give it a new stamp where it is loaded."""
        pyodide.lay(self.root, self.root / "build" / "live")
        if self.pages.restamp():
            self.screen.show()

    def chore(self) -> bool:
        """Do one thing that could wait; return whether there was any."""
        if not self.chores:
            return False
        do = self.chores.pop(next(iter(self.chores)))
        with self.surviving(set()):
            do()
        if not self.chores:
            self.screen.show()
        return True

    def settle(self) -> None:
        """Do all that could wait."""
        while self.chore():
            pass

    # ---- Mistakes ----

    @contextmanager
    def surviving(self, paths: set[str]) -> Iterator[None]:
        """Tell a mistake in one message, with its place; the preview goes on with what it showed before."""
        try:
            yield
        except Broken as broken:
            self.tell([broken.problem])
        except SnippetMissingError as error:
            if not self.told:  # what checks includes says more: where, and what is there instead
                self.tell([Problem(", ".join(sorted(paths)) or "docs/", str(error), "make check")])
        except Exception as error:  # the preview outlives any mistake
            self.tell([problem(error, paths, self.root)])

    def tell(self, problems: Iterable[Problem], anew: bool = False) -> None:
        """Print problems, each once; `anew`: also what has been told at earlier changes."""
        self.told = [] if anew else self.told
        for found in problems:
            if found not in self.told:
                print(found, flush=True)
                self.told.append(found)

    def close(self) -> None:
        """End what was kept warm."""
        self.marp.close()


def problem(error: Exception, paths: set[str], root: Path) -> Problem:
    """Return an exception that nobody foresaw as a problem: where it says so, else where the change was."""
    where = ", ".join(sorted(paths)) or "the build"
    name, line = None, None
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        name, line = error.problem_mark.name, error.problem_mark.line + 1
    elif isinstance(error, TemplateError):
        name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if name and Path(name).is_relative_to(root):
        where = f"{Path(name).relative_to(root)}:{line}"
    return Problem(where, f"{type(error).__name__}: {error}", "mend it; what was shown before stays")


def serve(root: Path, port: int) -> None:
    """Serve the preview until it is interrupted; raise Broken, before anything is built, if the port is taken."""
    server = Server(root / "build" / "preview", port)
    preview = Preview(root, server)
    watcher = Watcher(root, WATCHED)
    try:
        address = server.start()
        preview.build()
        print(f"{address}/  (Ctrl+C stops it)", flush=True)
        while True:
            if changed := watcher.wait(0 if preview.chores else None):
                preview.change(changed)
            else:
                preview.chore()
    except KeyboardInterrupt:
        pass
    finally:
        watcher.stop()
        server.shutdown()
        preview.close()
