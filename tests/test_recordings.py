"""Recordings are what their snippets print now, and every Python line that readers see was run."""

from pathlib import Path

import pytest
from tasks import makes

from course import ROOT
from course.core import include
from course.run import executed, recording, sandbox

RECORDINGS = [p.relative_to(ROOT).as_posix() for p in recording.recordings(ROOT)]
NOTEBOOKS = [p.relative_to(ROOT).as_posix() for p in recording.notebooks(ROOT)]
pytestmark = pytest.mark.timeout(
    1800
    # a session has its own limit; the first one of its kind waits for an engine or an environment
    # to be
    # made
)
SHOWN_PYTHON = sorted({i.path for i in include.index(ROOT) if i.path.endswith(".py")})


@pytest.mark.parametrize("path", RECORDINGS)
def test_recording_is_fresh(path: str, runs: recording.Runs) -> None:
    problem = recording.compare(ROOT, ROOT / path, runs.of(ROOT / path))
    if problem and not sandbox.bubblewrap():
        pytest.skip(
            f"homes have no fixed path without bubblewrap, so CI is the judge of {problem.where}"
        )
    assert problem is None, f"\n{problem}"


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_notebook_equals_its_execution(path: str, runs: recording.Runs) -> None:
    runs.run_notebook(ROOT / path)


@pytest.mark.parametrize("path", SHOWN_PYTHON)
def test_shown_lines_were_run(
    path: str, runs: recording.Runs, request: pytest.FixtureRequest
) -> None:
    owned = {makes(item) for item in request.session.items}
    problems = executed.check(ROOT, path, (runs.of(ROOT / one) for one in nearest(path, owned)))
    assert not problems, "\n" + "\n".join(map(str, problems))


def nearest(path: str, owned: set[str]) -> list[str]:
    """Return the recordings of a script's folder: first those that are run anyway, then its own."""
    folder, stem = path.split("/")[:2], Path(path).stem

    def distance(one: str) -> tuple[bool, bool, bool]:
        names = stem in recording.source_of(ROOT / one).read_text(encoding="utf-8")
        return one not in owned, Path(one).stem != stem, not names

    return sorted((one for one in RECORDINGS if one.split("/")[:2] == folder), key=distance)
