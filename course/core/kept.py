"""Kept: what a check found out is kept in build/kept, until what it was asked of or the tools
change.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any

from course import ROOT

FOLDER = ROOT / "build" / "kept"
LOCKS = ("uv.lock", "package-lock.json", "tools/azure/uv.lock", "mkdocs.yml")


@cache
def tools() -> bytes:
    """Return what tells one set of tools from another: Python, the locks, and our own code that
    asks the tools.
    """
    files = [
        *(ROOT / "course").rglob("*.py"),
        *(ROOT / "course").rglob("*.mjs"),
        ROOT / "tools/azure/parse_az.py",
        *(ROOT / name for name in LOCKS),
    ]
    return hashlib.sha256(
        b"\0".join([sys.version.encode(), *(file.read_bytes() for file in sorted(files))])
    ).digest()


def place(kind: str, asked: tuple[str | bytes, ...]) -> Path:
    """Return the file that keeps an answer."""
    parts = [part.encode() if isinstance(part, str) else part for part in (kind, *asked)]
    return FOLDER / (hashlib.sha256(b"\0".join([tools(), *parts])).hexdigest() + ".json")


def recall(kind: str, *asked: str | bytes) -> Any:
    """Return what was kept, as JSON gives it back (tuples are lists), or None."""
    file = place(kind, asked)
    return json.loads(file.read_text()) if file.exists() else None


def keep(kind: str, *asked: str | bytes, answer: Any) -> Any:
    """Keep an answer that JSON can write, and return it."""
    file = place(kind, asked)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.{get_ident()}")
    part.write_text(json.dumps(answer))
    part.replace(file)  # another process may write the same
    return answer


def kept(kind: str, *asked: str | bytes, make: Callable[[], Any]) -> Any:
    """Return what was kept, or else what make() returns, which is kept; an error is not."""
    return keep(kind, *asked, answer=make()) if (answer := recall(kind, *asked)) is None else answer
