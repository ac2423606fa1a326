"""How long the verbs take on this machine, in one run: python tests/speed.py."""

import contextlib
import io
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

import project

from course import ROOT
from course.build import preview

TRANSCRIPT = "snippets/07-data-versioning/track.out"


def timed(*command: str) -> float:
    """Return how many seconds a command took."""
    start = monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return monotonic() - start


def rebuilds(times: int = 5) -> list[float]:
    """Return how many seconds the preview took to show each change of a recording, on page and
    slide, sorted.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        shown = preview.Preview(project.buildable(Path(folder)))
        shown.build()
        shown.settle()
        taken = []
        for number in range(times):
            transcript = shown.root / TRANSCRIPT
            transcript.write_text(transcript.read_text().replace("dvc add", f"dvc add{number}", 1))
            start = monotonic()
            shown.change({TRANSCRIPT})
            taken.append(monotonic() - start)
            shown.settle()
        shown.close()
    return sorted(taken)


if __name__ == "__main__":
    print(
        f"make check                  {timed(sys.executable, '-m', 'course.cli', 'check'):5.1f} s"
    )
    print(f"make site                   {timed(sys.executable, '-m', 'course.cli', 'site'):5.1f} s")
    changes = rebuilds()
    print(
        f"a change of a snippet shown {changes[len(changes) // 2]:5.1f} s (median of"
        f" {len(changes)}, slowest {changes[-1]:.1f})"
    )
    if "--test" in sys.argv:
        print(f"make test                   {timed(sys.executable, '-m', 'pytest'):5.1f} s")
