"""Durations: how long each test took here (build/durations.json), and as the course remembers it.

The tracked file, tests/durations.json, is what tests are scheduled and shared out by. It holds
rounded seconds and changes only where a test takes much longer or shorter than it says, so that its
differences are small.
"""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MEASURED = "build/durations.json"
TRACKED = "tests/durations.json"
SHORT = 0.1  # seconds of a test that is not recorded
LEAST = 1.0  # seconds of the shortest test that is recorded
MOVED = 1.3  # a recorded test keeps its number up to this factor
Data = dict[str, Any]


def recorded(root: Path) -> dict[str, float]:
    """Return the seconds that the course remembers, by test id."""
    file = root / TRACKED
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def read(root: Path) -> Data | None:
    """Return what the last full run on this machine measured, if there was one."""
    file = root / MEASURED
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def write(root: Path, data: Data) -> None:
    """Keep what a full run measured."""
    file = root / MEASURED
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def remember(root: Path, walls: dict[str, float]) -> None:
    """Bring the tracked file up to date with the seconds of a full run in which all passed."""
    before, file = recorded(root), root / TRACKED
    now = {
        test: kept(before.get(test, 0), wall)
        for test, wall in sorted(walls.items())
        if wall >= LEAST or test in before
    }
    now = {test: seconds for test, seconds in now.items() if seconds}
    if now != before:
        file.write_text(json.dumps(now, indent=0) + "\n", encoding="utf-8")


def kept(before: float, wall: float) -> float:
    """Return what is recorded of a test that took `wall` seconds now; 0 for a short one."""
    if before and before / MOVED <= wall <= before * MOVED:
        return before
    return float(f"{wall:.2g}") if wall >= LEAST else 0


def machine() -> str:
    """Return what ran the tests: its cores and their model."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.processor(),
    )
    return f"{os.cpu_count()} cores, {model or platform.machine()}"


def measured(commit: str, run: Data) -> Data:
    """Return what a run measured: in all, its set-up, and each test's wall, CPU and waiting."""
    return {
        "commit": commit,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "python": platform.python_version(),
        "workers": run["workers"],
        "wall": round(run["wall"], 1),
        "set-up": round(run["start"], 1),
        "tests": {
            test: {name: round(value, 2) for name, value in cost.items()}
            for test, cost in sorted(run["costs"].items())
        },
    }
