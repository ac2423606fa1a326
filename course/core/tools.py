"""The project's own tools: where they are, and what one of them said."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from course import ROOT


def uv() -> str:
    """Return the command uv: this machine's, or the one that the Makefile got."""
    return shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")


def tool(*command: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the project's own tools (its Python environment's or Node's) and return what it
    printed.
    """
    name, *rest = map(str, command)
    found = Path(sys.executable).with_name(name)
    return subprocess.run(
        [found if found.exists() else name, *rest],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def first(printed: str) -> str:
    """Return the first line that a tool printed, without colours and bars."""
    lines = (re.sub(r"\x1b\[[0-9;]*m|^[\s│✘×]+", "", line).strip() for line in printed.splitlines())
    return next((line for line in lines if line), "it said nothing")
