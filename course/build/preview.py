"""The live preview: what an author saves is on the screen at once, page and deck alike.

A change is followed to the pages and decks that show it (shown.py); only these are rendered, by
MkDocs and Marp that are kept warm (rendering.py, marp.py), and browsers mend what they show
(screen.py, patch.js). What nobody waits for, such as the search and the archives, follows as chores
between two changes. All files are in the end those that a full build makes.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic

from mkdocs.structure.pages import Page

from course.build import site
from course.build.marp import Marp
from course.build.mistakes import Mistakes
from course.build.rendering import ERROR_PAGE, Pages, write
from course.build.screen import Screen, Server
from course.build.shown import Shown
from course.build.watch import Watcher
from course.core import include, syllabus
from course.live import pyodide
from course.rules import deck

WATCHED = ("docs", "slides", "snippets", "labs", "mkdocs.yml", "syllabus.yml")
DERIVED = re.compile(r"docs/(notebooks|downloads|assets/fonts)/|docs/assets/figures/[^/]*\.svg$")
EDITORS = re.compile(r"docs/(.*/)?[.#]")  # a file that an editor keeps for itself
EVERYWHERE = re.compile(r"(mkdocs|syllabus)\.yml$|docs/overrides/")  # what each page is made with
THEME = re.compile(r"slides/(theme/|marp\.config\.mjs$)")  # what each deck is made with
WRITTEN = re.compile(r"docs/.*\.md$|slides/[^/]*\.md$|labs/[^/]*/README\.md$")
MEASURED = ("uv.lock", "package-lock.json", "build/freshness.json", "build/newest/report.json")


class Preview:
    """Builds into a folder of its own, and makes again only what shows a change."""

    def __init__(self, root: Path, screen: Screen | None = None):
        self.root = root
        self.screen = screen or Screen()
        self.folder = root / "build" / "preview"
        self.drafts = root / "build" / "preview-decks"
        self.pages = Pages(root, self.folder)
        self.marp = Marp(root)
        self.chores: dict[str, Callable[[], None]] = {}
        self.shown: Shown | None = None  # what is built, if the last build went well
        self.measured: list[float] = []
        self.mistakes = Mistakes(root)

    # ---- All of it ----

    def build(self, paths: Iterable[str] = ()) -> None:
        """Build everything, as these files have changed; say how long it took, or what is wrong."""
        start = monotonic()
        self.screen.hide()
        self.shown = None
        self.chores.clear()
        self.mistakes.forget()
        with self.mistakes.survived(paths), self.keeping_the_last():
            self.mistakes.tell(include.check(self.root))
            self.measured = self.times()
            site.prepare(self.root)
            with ThreadPoolExecutor() as pool:  # Marp works while MkDocs does
                decks = pool.submit(self.draft, deck.decks(self.root))
                scripts = pool.submit(pyodide.lay, self.root, self.root / "build" / "live")
                self.mistakes.tell(self.pages.build())
                decks.result()
                scripts.result()
            self.assemble()
            self.shown = Shown(self.root)
        self.screen.show(reload=True)
        print(f"built in {monotonic() - start:.1f} s")

    @contextmanager
    def keeping_the_last(self) -> Iterator[None]:
        """Put what was built before back if a build fails (MkDocs begins with an empty folder)."""
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
        """Expand and render decks where no browser sees them; return those that could be."""
        expanded: list[Path] = []
        for path in decks:
            with self.mistakes.survived({path.relative_to(self.root).as_posix()}):
                expanded += deck.expand(self.root, self.drafts, [path])
        if expanded:
            self.marp.render(expanded)
        return expanded

    def times(self) -> list[float]:
        """Return when that was changed which shows on pages and is not watched."""
        paths = [self.root / name for name in MEASURED]
        return [site.mtime(path) if path.exists() else 0 for path in paths]

    # ---- What has changed ----

    def change(self, paths: Iterable[str]) -> None:
        """Bring what these files reach to the screen; say what is wrong with them."""
        start = monotonic()
        paths = {path for path in paths if not self.ignored(path)}
        if not paths:
            return
        if self.shown is None or self.times() != self.measured or any(map(self.all_depends, paths)):
            return self.build(paths)
        with self.mistakes.survived(paths):
            made = self.follow(paths, self.shown)
            print(f"{', '.join(made) or 'nothing shows that'}: {monotonic() - start:.2f} s")

    def ignored(self, path: str) -> bool:
        """Return whether a file is none of the author's."""
        return bool(DERIVED.match(path) or EDITORS.match(path) or include.hidden(Path(path)))

    def all_depends(self, path: str) -> bool:
        """Return whether a change is one of the structure: a page that comes or goes, the menu."""
        assert self.shown is not None
        there, known = (self.root / path).is_file(), path in self.shown.uses
        if EVERYWHERE.match(path):
            return True
        if path.endswith(".ipynb"):
            return there != (self.page_of(path) is not None)
        if WRITTEN.match(path):
            return there != known and not Path(path).name.startswith("_")
        gone = any(name.startswith(f"{path}/") for name in self.shown.uses)
        return (gone and not (self.root / path).exists()) or there != self.copied(path)

    def copied(self, path: str) -> bool:
        """Return whether the site has a copy of a file; of one that it needs none of, if it is."""
        if not path.startswith("docs/") or path.endswith((".d2", ".j2", ".md")):
            return (self.root / path).is_file()
        return self.pages.kept.files.get_file_from_path(path.removeprefix("docs/")) is not None

    def page_of(self, path: str) -> Page | None:
        """Return the page that is made of a file, a page's or a notebook of the snippets."""
        if path.endswith(".ipynb"):
            module, name = Path(path).parent.name[:2], Path(path).stem.replace("_", "-")
            path = f"docs/notebooks/{module}-{name}.ipynb"
        return self.pages.page(path.removeprefix("docs/")) if path.startswith("docs/") else None

    def follow(self, paths: set[str], shown: Shown) -> list[str]:
        """Render what these files reach; return it."""
        live = [shown.read(path) for path in paths & set(shown.uses)]
        reached = shown.reached(paths)
        self.mistakes.forget()
        self.mistakes.tell(shown.check(paths, reached))
        decks = [self.root / path for path in sorted(reached) if path.startswith("slides/")]
        if any(map(THEME.match, paths)):
            self.marp.close()
            decks = deck.decks(self.root)
        pages = {p.file.src_uri: p for p in map(self.page_of, sorted(reached | paths)) if p}
        with ThreadPoolExecutor(1) as pool:  # Marp works while MkDocs does
            drawn = pool.submit(self.decks, decks)
            copied = self.copy(paths)
            self.render(pages, paths)
            with self.mistakes.survived(paths):
                drawn.result()
        if any(live) or shown.beside_live(paths):
            self.chores["live"] = self.lay
        for slug in {path.split("/")[1] for path in paths if path.startswith("snippets/")}:
            self.chores[f"archive {slug}"] = partial(self.archive, slug)
        return [*copied, *pages, *(path.relative_to(self.root).as_posix() for path in decks)]

    def decks(self, decks: list[Path]) -> None:
        """Render decks, and show them."""
        for draft in self.draft(decks):
            target = self.folder / "slides" / draft.name
            write(target, draft.read_text(encoding="utf-8"))
            html = draft.with_suffix(".html").read_text(encoding="utf-8")
            self.pages.write(target.with_suffix(".html"), html)
            self.screen.show()

    def copy(self, paths: set[str]) -> list[str]:
        """Copy figures, notebooks, pictures, styles and scripts; return what pages load of it."""
        copied = {path for path in paths if path.startswith("docs/")}
        if any(path.endswith(".d2") for path in paths):
            before = self.figures()
            site.draw_figures(self.root)
            copied |= {path for path, time in self.figures().items() if before.get(path) != time}
        for path in paths:
            if path.endswith(".ipynb") and (page := self.page_of(path)):
                site.copy_if_newer(self.root / path, Path(str(page.file.abs_src_path)))
        known = self.pages.kept.files.get_file_from_path
        files = [known(path.removeprefix("docs/")) for path in sorted(copied)]
        loaded = [file for file in files if file and not file.is_documentation_page()]
        for file in loaded:
            file.copy_file()
        if loaded:
            self.screen.show(reload=True)
        return [file.src_uri for file in loaded]

    def figures(self) -> dict[str, float]:
        """Return when each figure was drawn."""
        found = (self.root / "docs" / "assets" / "figures").glob("*.svg")
        return {path.relative_to(self.root).as_posix(): site.mtime(path) for path in found}

    def render(self, pages: dict[str, Page], paths: set[str]) -> None:
        """Render pages, the edited first, and show each; a new title makes all menus a chore."""
        for uri in sorted(pages, key=lambda uri: f"docs/{uri}" not in paths):
            with self.mistakes.survived({f"docs/{uri}"}):
                renamed, told = self.pages.render(uri)
                self.screen.show()
                self.mistakes.tell(told)
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
            self.chores[f"menu {name}"] = partial(self.pages.redress, page)

    def archive(self, slug: str) -> None:
        """Pack the snippets of a module (of all, if they are the data) for readers."""
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
        with self.mistakes.survived():
            do()
        if not self.chores:
            self.screen.show()
        return True

    def settle(self) -> None:
        """Do all that could wait."""
        while self.chore():
            pass

    def close(self) -> None:
        """End what was kept warm."""
        self.marp.close()


def serve(root: Path, port: int) -> None:
    """Serve the preview until it is interrupted; raise Broken at once if the port is taken."""
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
        server.stop()
        preview.close()
