"""A package index on this machine, in ~/flights-index.

python index.py token USER    makes a token for a user, and prints it as a line of a file of secrets
python index.py serve         serves the index on http://127.0.0.1:8437: all may read, users with a token may publish
"""

import hashlib
import secrets
import sys
from pathlib import Path
from wsgiref.simple_server import make_server

import pypiserver

HOME = Path.home() / "flights-index"
PACKAGES, USERS = HOME / "packages", HOME / "users"


def digest(user: str, token: str) -> str:
    """Return what is kept of a token: a thief of the file cannot publish."""
    return f"{user}:{hashlib.sha256(token.encode()).hexdigest()}"


def add(user: str) -> str:
    """Return a new token of a user; an older one is forgotten."""
    token = secrets.token_urlsafe(24)
    kept = USERS.read_text().splitlines() if USERS.exists() else []
    USERS.write_text("\n".join([line for line in kept if not line.startswith(f"{user}:")] + [digest(user, token)]) + "\n")
    return token


def known(user: str, token: str) -> bool:
    """Return whether this is the user's token."""
    return USERS.exists() and digest(user, token) in USERS.read_text().splitlines()


if __name__ == "__main__":
    PACKAGES.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:2] == ["token"]:
        print(f"INDEX_TOKEN={add(sys.argv[2])}")
    else:
        index = pypiserver.app(roots=[PACKAGES], authenticate=["update"], auther=known, disable_fallback=True, overwrite=False)
        print("serving http://127.0.0.1:8437, until Ctrl+C", flush=True)
        make_server("127.0.0.1", 8437, index).serve_forever()
