"""The gates: programs that read our own code; all run side by side.

A gate has no exception without a reason: its settings, in pyproject.toml and biome.json, tell each.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from course import ROOT

TYPES = Path("build") / "types"
BIOME = "biome ci --error-on-warnings --colors=off"
READ = ("course", "tests", "docs/assets/javascripts")  # where our JavaScript lies


@dataclass(frozen=True)
class Gate:
    """A program that reads our code, and what to do when it finds something."""

    command: str
    mend: str


GATES = {
    "types": Gate("mypy --no-error-summary", "write the type that is meant"),
    "lint": Gate("ruff check --quiet --output-format concise", "ruff check --fix, or by hand"),
    "format": Gate("ruff format --check --quiet", "ruff format"),
    "imports": Gate("lint-imports --no-cache pyproject.toml", "move what both use one room down"),
    "JavaScript": Gate(f"{BIOME} {' '.join(READ)}", "npx biome check --write"),
}


def lay_out_checks(root: Path) -> None:
    """Copy each lab's check.py to a name of its own, since mypy knows a module by its name."""
    folder = root / TYPES
    folder.mkdir(parents=True, exist_ok=True)
    for check in sorted(root.glob("labs/*/check.py")):
        copy = folder / f"check_{check.parent.name.replace('-', '_')}.py"
        if not copy.exists() or copy.read_bytes() != check.read_bytes():
            shutil.copyfile(check, copy)


def where_it_was(root: Path, said: str) -> str:
    """Return what mypy said, with the labs' own paths in place of the copies'."""
    for check in root.glob("labs/*/check.py"):
        copy = TYPES / f"check_{check.parent.name.replace('-', '_')}.py"
        said = said.replace(copy.as_posix(), check.relative_to(root).as_posix())
    return said


def red(root: Path, gate: Gate) -> str:
    """Return what a gate finds in a checkout, and how to mend it; nothing if it passes."""
    bins = [Path(sys.executable).parent, ROOT / "node_modules" / ".bin"]
    path = os.pathsep.join([*map(str, bins), os.environ["PATH"]])
    variables = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    command = gate.command.split()
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=variables)
    if not done.returncode:
        return ""
    said = where_it_was(root, done.stdout + done.stderr)
    lines = [line for line in said.splitlines() if line.strip()]
    return "\n".join([*lines[:60], f"    to mend:  {gate.mend}"])


def problems(root: Path) -> list[str]:
    """Return what each gate finds that does not pass, below its name."""
    lay_out_checks(root)
    with ThreadPoolExecutor(len(GATES)) as pool:
        found = list(pool.map(lambda gate: red(root, gate), GATES.values()))
    return [f"{name}:\n{said}" for name, said in zip(GATES, found, strict=True) if said]
