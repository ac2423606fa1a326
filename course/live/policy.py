"""Policy: what the built site may load and run, told to browsers in every page and in files for
common hosts.

A page's own <meta> binds the page, the frames and the worker that it makes (a worker from a Blob
inherits it), on any host and from file://. Hosts that read `_headers` (Netlify, Cloudflare Pages),
`.htaccess` (Apache) or `headers-nginx.conf` send it as headers too, with what only a header can
say; with these, Stop keeps a cell's variables.
"""

import base64
import hashlib
import os
import re
from pathlib import Path

SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
MARK = '<meta http-equiv="Content-Security-Policy"'
LIVE = 'class="live"'
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def hashes(html: str) -> set[str]:
    """Return the sources of a page's inline scripts, as a policy names them."""
    found = set()
    for script in SCRIPT.finditer(html):
        data = "src=" in script["attributes"] or re.search(
            r'type="?application/(ld\+)?json', script["attributes"]
        )
        if not data:
            digest = hashlib.sha256(script["text"].encode()).digest()
            found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found


def policy(inline: set[str]) -> str:
    """Return the Content-Security-Policy of pages with these inline scripts."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(inline)]),
        "style-src": "'self' 'unsafe-inline'",  # Marp and Material set sizes by style attributes
        "img-src": "'self' data:",  # figures
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def finish(folder: Path) -> None:
    """Give every page of a built folder the script of its live cells and its policy; write the
    hosts' files.
    """
    inline: set[str] = set()
    version = stamp(folder / "assets" / "live")
    for page in sorted(folder.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        made = finished(html, folder, page, version)
        inline |= hashes(made)
        if made != html:
            page.write_text(made, encoding="utf-8")
    hosts(
        folder, {"Content-Security-Policy": f"{policy(inline)}; frame-ancestors 'self'", **HEADERS}
    )


def finished(html: str, folder: Path, page: Path, version: str) -> str:
    """Return the HTML of a page of a built folder with the script of its live cells and its
    policy.
    """
    if LIVE in html and "live/cell.js" not in html:
        base = os.path.relpath(folder / "assets" / "live", page.parent).replace(os.sep, "/")
        html = html.replace(
            "</head>", f'<script defer src="{base}/cell.js{version}"></script></head>', 1
        )
    if MARK not in html:
        html = html.replace("<head>", f'<head>{MARK} content="{policy(hashes(html))}">', 1)
    return html


def stamp(live: Path) -> str:
    """Return what is added to the addresses of the live scripts, so that no cache mixes those of
    two versions of the site.
    """
    scripts = sorted(path for path in live.glob("*.js") if not path.name.endswith(".bin.js"))
    return (
        f"?v={hashlib.sha256(b''.join(path.read_bytes() for path in scripts)).hexdigest()[:8]}"
        if scripts
        else ""
    )


def hosts(folder: Path, headers: dict[str, str]) -> None:
    """Write the headers in the forms that common hosts read."""
    (folder / "_headers").write_text(
        "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
    )
    apache = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    (folder / ".htaccess").write_text(f"<IfModule mod_headers.c>\n{apache}</IfModule>\n")
    (folder / "headers-nginx.conf").write_text(
        "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    )
