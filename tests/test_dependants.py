"""One cause is one failure: what depends on a failed session is skipped, if its own test tells."""

from pathlib import Path

import miniature
import pytest

SUITE = (
    miniature.SUITE
    + """
@pytest.mark.parametrize("number", range(3))
def test_uses(number, runs):
    runs.of(ROOT / "snippets/01-tiny/next.out")

@pytest.fixture
def finished(runs):
    return runs.of(ROOT / "snippets/01-tiny/z.out")

def test_is_set_up_with_it(finished):
    pass

def test_uses_another(runs):
    runs.of(ROOT / "snippets/01-tiny/x.out")
"""
)
LACKS = """
from course.core.problem import Broken, Problem

run = recording.Runs.run_session

def lacks(self, script):
    if script.name == "z.sh":
        raise Broken(Problem("snippets/01-tiny/z.sh", "needs docker: no Docker answers"))
    return run(self, script)

recording.Runs.run_session = lacks
"""
OWNER = "tests/test_recordings.py::test_recording_is_fresh[snippets/01-tiny/z.out]"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a session that fails, one that continues it, and tests that use both."""
    root = miniature.with_suite(miniature.make(tmp_path / "tiny"), SUITE)
    folder = root / "snippets" / "01-tiny"
    (folder / "z.sh").write_text("false\n")
    (folder / "next.sh").write_text("# continues: z.sh\necho next\n")
    (folder / "next.out").write_text("$ course play next.sh\n$ echo next\nnext\n")
    return root


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_a_cause_is_told_once(checkout: Path, workers: str) -> None:
    code, said = miniature.suite(checkout, workers, ci="true")
    assert code == 1, "the run fails, also on CI"
    assert "1 failed, 3 passed, 5 skipped" in said
    assert said.count("snippets/01-tiny/z.sh:1: `false` exited with 1") >= 1
    assert said.count("to mend:") == 1, said
    heading = "5 tests not run: snippets/01-tiny/z.out failed"
    assert heading in said
    named = [
        line for line in said.splitlines() if line.endswith(" depends on snippets/01-tiny/z.out")
    ]
    assert len(named) == 5, "one line each"
    assert f"{OWNER} depends" not in said


def test_what_a_machine_lacks_is_said_of_each_that_needs_it(checkout: Path) -> None:
    suite = checkout / "tests" / "test_recordings.py"
    suite.write_text(suite.read_text() + LACKS)
    code, said = miniature.suite(checkout, "-n0")
    assert code == 0, said
    assert "3 passed, 6 skipped" in said
    assert "not run" not in said
    assert "needs docker: no Docker answers" in said
    code, said = miniature.suite(checkout, "-n0", ci="true")
    assert code == 1
    assert "1 failed, 3 passed, 5 skipped" in said


def test_without_the_owner_each_tells_all(checkout: Path) -> None:
    code, said = miniature.suite(checkout, "-n0", "-k", "test_uses")
    assert code == 1
    assert "3 failed, 1 passed" in said
    assert said.count("to mend:") >= 3
    assert "depends on" not in said
