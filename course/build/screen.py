"""The screen: the browsers that show the preview, served from its folder and told of changes.

Each HTML file is sent with a script of ours (patch.js), which no file on disk has. It asks under
/-/changes for the stamp of its page, hears when that is another, fetches the page and mends what is
shown.
"""

import hashlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Event, Thread
from urllib.parse import parse_qs, urlsplit

from course.core.problem import Broken, Problem

SCRIPT = Path(__file__).with_name("patch.js")
ALIVE = 10.0  # seconds after which a browser hears something, so that one which has gone is noticed


class Screen:
    """Nobody looks: what a preview tells when it is not served."""

    def hide(self) -> None:
        """Let browsers wait: the folder is being emptied."""

    def show(self, reload: bool = False) -> None:
        """Tell browsers that files have changed; `reload`: some that pages load."""


class Server(ThreadingHTTPServer, Screen):
    """Serves a folder on loopback to browsers that learn of changes."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int):
        try:
            super().__init__(("127.0.0.1", port), partial(Handler, directory=str(folder)))
        except OSError as error:
            what = f"the preview cannot be served there: {error.strerror}"
            raise Broken(
                Problem(f"127.0.0.1:{port}", what, f"make serve PORT={port + 1}")
            ) from None
        self.folder = folder
        self.shown = Event()
        self.changed = Condition()
        self.count = self.loads = 0

    def start(self) -> str:
        """Serve from a thread; return the address."""
        Thread(target=self.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server_port}"

    def stop(self) -> None:
        """Serve no longer."""
        self.shutdown()
        self.server_close()

    def hide(self) -> None:
        """Let browsers wait."""
        self.shown.clear()

    def show(self, reload: bool = False) -> None:
        """Tell browsers that files have changed, or that all must be loaded anew."""
        with self.changed:
            self.count += 1
            self.loads += reload
            self.changed.notify_all()
        self.shown.set()

    def stamp(self, html: bytes) -> str:
        """Return what tells versions of a page apart: the loads of all, and its bytes."""
        return f"{self.loads}-{hashlib.sha256(html).hexdigest()[:16]}"


class Handler(SimpleHTTPRequestHandler):
    """Answers one browser."""

    server: Server

    def do_GET(self) -> None:
        """Send a file, our script, or news."""
        address = urlsplit(self.path)
        self.server.shown.wait()
        try:
            if address.path == "/-/patch.js":
                self.answer(SCRIPT.read_bytes(), "text/javascript")
            elif address.path == "/-/changes":
                self.news(**{name: values[0] for name, values in parse_qs(address.query).items()})
            elif (page := self.file(address.path)).suffix == ".html" and page.is_file():
                self.answer(self.scripted(page.read_bytes()), "text/html")
            else:
                super().do_GET()
        except ConnectionError:
            pass  # the browser has gone

    def file(self, address: str) -> Path:
        """Return the file that an address means."""
        path = Path(self.translate_path(address))
        return path / "index.html" if path.is_dir() and address.endswith("/") else path

    def answer(self, data: bytes, kind: str) -> None:
        """Send text."""
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def scripted(self, html: bytes) -> bytes:
        """Return a page with our script and its stamp."""
        stamp = self.server.stamp(html)
        script = f'<script defer src="/-/patch.js" data-stamp="{stamp}"></script>'
        return html.replace(b"</head>", f"{script}</head>".encode(), 1)

    def news(self, path: str, stamp: str) -> None:
        """Tell a browser the stamp of its page whenever that is another (server-sent events)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        server, page = self.server, self.file(path)
        while True:
            server.shown.wait()
            seen = server.count
            now = server.stamp(page.read_bytes()) if page.is_file() else stamp
            self.wfile.write(f"data: {now}\n\n".encode() if now != stamp else b": alive\n\n")
            self.wfile.flush()
            stamp = now
            with server.changed:
                if server.count == seen:
                    server.changed.wait(ALIVE)

    def end_headers(self) -> None:
        """Let browsers ask again for what they have."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the author's mistakes."""
