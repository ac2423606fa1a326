"""The live preview: pages and decks together, rebuilt and reloaded after every change."""

import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from course import deck, include, live, policy, pyodide, site
from course.problem import Broken

WATCHED = ("docs", "slides", "snippets", "labs", "mkdocs.yml", "syllabus.yml")
EVERYWHERE = ("mkdocs.yml", "docs/overrides/**/*", "docs/assets/**/*.css", "course/notebook/*")  # what each page is made with


class Changed(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Tells MkDocs which pages to build again, and the titles of the others, which it would forget."""

    def __init__(self, pages: set[str], titles: dict[str, str | None]):
        super().__init__()
        self.pages, self.titles = pages, titles

    def on_files(self, files: Files, **_: Any) -> None:
        """Let the pages that have changed look older than their sources."""
        for file in files.documentation_pages():
            if file.src_uri in self.pages and os.path.exists(file.abs_dest_path):
                os.utime(file.abs_dest_path, (0, 0))

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Give the pages that are not built again the titles that they had."""
        for page in nav.pages:
            if not page.file.is_modified() and (title := self.titles.get(page.file.src_uri)):
                page.title = title

    def on_env(self, env: Any, files: Files, **_: Any) -> None:
        """Remember the titles."""
        self.titles.update({file.src_uri: str(file.page.title) for file in files.documentation_pages() if file.page and file.page.title})


class Preview:
    """Builds into a folder of its own, and makes again only pages and decks that show something which has changed."""

    def __init__(self, root: Path):
        self.root = root
        self.folder = root / "build" / "preview"
        self.kept = root / "build" / "preview-decks"
        self.expanded: dict[Path, str] = {}
        self.built: dict[str, str] = {}
        self.titles: dict[str, str | None] = {}

    def build(self) -> None:
        """Build what has changed; say how long it took, or what is wrong."""
        start = monotonic()
        for problem in include.check(self.root):
            print(problem)
        try:
            site.prepare(self.root)
            with ThreadPoolExecutor() as pool:  # marp-cli works while MkDocs does
                decks = pool.submit(self.decks)
                scripts = pool.submit(pyodide.lay, self.root, self.root / "build" / "live")
                self.pages()
                decks.result()
                scripts.result()
            # MkDocs empties its own folder when it builds all
            for link, kept in ((self.folder / "slides", self.kept / "slides"), (self.folder / "assets" / "live", self.root / "build" / "live")):
                if not link.exists():
                    link.symlink_to(kept)
            policy.finish(self.folder, bind=False)  # MkDocs adds a script that reloads the page: no policy would know it
        except Broken as broken:
            print(broken)
        except Exception:  # the preview outlives any mistake
            traceback.print_exc()
        print(f"built in {monotonic() - start:.1f} s")

    def pages(self) -> None:
        """Build the pages that show something which has changed; all of them, if that is something which all are made with."""
        texts = {"": "".join(str(site.mtime(path)) for pattern in EVERYWHERE for path in sorted(self.root.glob(pattern)) if path.is_file())}
        texts |= {page.relative_to(self.root / "docs").as_posix(): self.shown(page) for page in (self.root / "docs").rglob("*.md")}
        pages = {page for page, text in texts.items() if self.built.get(page) != text}
        index = self.folder / "search" / "search_index.json"
        found = index.read_bytes() if index.exists() else b""
        some = bool(found) and "" not in pages
        site.pages(self.root, self.folder, strict=False, plugin=Changed(pages, self.titles), dirty=some)
        if some:
            index.write_bytes(found)  # MkDocs has put into it only what it has built
        self.built = texts

    def shown(self, path: Path, within: bool = False) -> str:
        """Return the text of a page and of all that it shows, with what lies beside that: recordings, figures."""
        text = include.text_of(self.root, path)
        for target in sorted({self.root / i.path for i in include.includes_of(self.root, path)[0]}):
            if target.suffix == ".md" and target.is_file() and not within:
                text += self.shown(target, within=True)
            elif target.suffix != ".md":
                text += "".join(include.text_of(self.root, file) for file in sorted(target.parent.glob(f"{target.stem}.*")) if file.is_file())
        return text

    def decks(self) -> None:
        """Render the decks whose expanded text or theme has changed."""
        theme = "".join(p.read_text() for p in sorted((self.root / "slides" / "theme").glob("*.css")))
        texts = {d: theme + include.expand(self.root, live.in_deck(self.root, d.read_text(encoding="utf-8"))) for d in deck.decks(self.root)}
        changed = [d for d, text in texts.items() if self.expanded.get(d) != text]
        if changed:
            site.decks(self.root, self.kept, changed)
            policy.finish(self.kept, bind=False)
        self.expanded = texts


def serve(root: Path, port: int) -> None:
    """Serve the preview until it is interrupted."""
    preview = Preview(root)
    preview.build()
    server = LiveReloadServer(preview.build, host="127.0.0.1", port=port, root=str(preview.folder), mount_path="/", polling_interval=0.1)
    for name in WATCHED:
        server.watch(str(root / name))
    print(f"http://127.0.0.1:{port}/  (Ctrl+C stops it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
