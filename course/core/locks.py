"""The locks: which version of each package this checkout asks for."""

import re
import tomllib
from functools import cache
from pathlib import Path


def locked_versions(root: Path) -> dict[str, str]:
    """Return the version of every locked package: uv.lock (the newest where Pythons differ), then
    what package-lock.json alone has.
    """
    npm = (root / "package-lock.json").read_text(encoding="utf-8")
    found = dict(re.findall(r'"node_modules/(@?[\w./-]+)": \{\s*"version": "([^"]+)"', npm))
    return found | python_versions(root / "uv.lock", (root / "uv.lock").stat().st_mtime_ns)


@cache
def python_versions(lock: Path, _changed: int) -> dict[str, str]:
    """Return the version of every package in uv.lock; it is large, and the preview asks at each
    change.
    """
    with open(lock, "rb") as file:
        return {
            package["name"]: package.get("version", "") for package in tomllib.load(file)["package"]
        }
