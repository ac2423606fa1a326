"""The front door: passes each request on to the port that stands in the file production.port."""

import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROUTE = Path("production.port")


# --8<-- [start:front]
class Front(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        address = f"http://127.0.0.1:{ROUTE.read_text().strip()}{self.path}"
        body = self.rfile.read(size) or None
        names = {"Content-Type": "application/json"}
        try:
            answer = urlopen(Request(address, body, names), timeout=10)
        except HTTPError as error:
            answer = error
        except OSError:
            return self.send_error(503)
        with answer:
            self.send_response(answer.status)
            self.end_headers()
            self.wfile.write(answer.read())

    do_POST = do_GET
# --8<-- [end:front]

    def log_message(self, *_) -> None:
        """Say nothing."""


signal.signal(signal.SIGTERM, lambda *_: sys.exit())
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Front).serve_forever()
