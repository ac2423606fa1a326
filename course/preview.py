"""The live preview: pages and decks together, rebuilt and reloaded after every change."""

import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

from mkdocs.livereload import LiveReloadServer

from course import deck, include, live, policy, pyodide, site
from course.problem import Broken

WATCHED = ("docs", "slides", "snippets", "labs", "mkdocs.yml", "syllabus.yml")


class Preview:
    """Builds into a folder of its own, and renders again only the decks whose expanded text has changed."""

    def __init__(self, root: Path):
        self.root = root
        self.folder = root / "build" / "preview"
        self.kept = root / "build" / "preview-decks"
        self.expanded: dict[Path, str] = {}

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
                site.pages(self.root, self.folder, strict=False)
                decks.result()
                scripts.result()
            # MkDocs empties its own folder at each build
            for link, kept in ((self.folder / "slides", self.kept / "slides"), (self.folder / "assets" / "live", self.root / "build" / "live")):
                if not link.exists():
                    link.symlink_to(kept)
            policy.finish(self.folder, bind=False)  # MkDocs adds a script that reloads the page: no policy would know it
        except Broken as broken:
            print(broken)
        except Exception:  # the preview outlives any mistake
            traceback.print_exc()
        print(f"built in {monotonic() - start:.1f} s")

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
