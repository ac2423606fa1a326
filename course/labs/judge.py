"""Runs a student's tests once for each version of a project, each run in a process of its own with
a time limit.

Labs whose checks judge tests use it: tests must pass on the good versions, and one must fail on
each of the others.

Usage: python -P judge.py LIBRARY FOLDER RESULT TEST… LIBRARY (pandas, hypothesis …) is what the
tests need and is slow to load: it and pytest are loaded once, and forked for each version. FOLDER
holds one folder for each version; a file `environ` in it sets one variable (NAME=value). RESULT is
the JSON file to write: {version: [status, words]}, where the status is pytest's (0 all passed, 1
some failed, 5 no test) and the words tell which test failed first. If tests fail on a version whose
name begins with "good", no other is judged.
"""

import gc
import importlib
import io
import json
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

SECONDS = int(os.environ.get("COURSE_PATIENCE", 20))  # for one version
STOPPED = f"still running after {SECONDS} seconds: does a loop never end?"


class Words:
    """A pytest plug-in that keeps what the first failure said."""

    def __init__(self) -> None:
        self.first = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the name of a test that failed, and its first words."""
        self.keep(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a file could not be read."""
        self.keep(report)

    def keep(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Keep the first failure alone."""
        if report.failed and not self.first:
            said = str(report.longrepr).splitlines()
            lines = [line[1:].strip() for line in said if line.startswith("E  ")]
            self.first = f"{report.nodeid}: {(lines or said[-1:] or ['it failed'])[0]}"


def run(folder: Path, tests: list[str]) -> tuple[int, str]:
    """Run the tests in a folder; return pytest's status and the words of the first failure."""
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    if (folder / "environ").is_file():
        name, _, value = (folder / "environ").read_text(encoding="utf-8").partition("=")
        os.environ[name] = value
    words, said = Words(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests], plugins=[words])
    return int(status), words.first


def verdict(folder: Path, tests: list[str], note: Path) -> tuple[int, str]:
    """Run the tests in a new process, and stop it when its time is over."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            note.write_text(json.dumps(run(folder, tests)), encoding="utf-8")
        finally:
            os._exit(0)
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended) or not note.is_file():
        return 3, (
            STOPPED
            if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGALRM
            else "the tests ended Python itself"
        )
    status, words = json.loads(note.read_text(encoding="utf-8"))
    return status, words


def load(library: str) -> None:
    """Load what the tests need."""
    module = importlib.import_module(library)
    if (
        library == "hypothesis"
    ):  # a version is bad as soon as a test fails: no need for a small example
        phases = (module.Phase.explicit, module.Phase.generate)
        module.settings.register_profile(
            "judge", max_examples=60, phases=phases, database=None, deadline=None, derandomize=True
        )
        module.settings.load_profile("judge")
        module.given(module.strategies.integers())(
            lambda number: None
        )()  # what hypothesis looks up once
    # what is loaded by now is no version's garbage: pytest collects it at the end of each run
    gc.freeze()


def main(library: str, folder: Path, result: Path, tests: list[str]) -> None:
    """Judge every version, the good ones first, and write the verdicts."""
    load(library)
    verdicts: dict[str, tuple[int, str]] = {}
    for path in sorted(
        (path for path in folder.iterdir() if path.is_dir()),
        key=lambda path: (not path.name.startswith("good"), path.name),
    ):
        verdicts[path.name] = verdict(path, tests, path.with_suffix(".json"))
        if path.name.startswith("good") and verdicts[path.name][0]:
            break  # tests that fail where all is well say nothing about what is broken
    result.write_text(json.dumps(verdicts), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
