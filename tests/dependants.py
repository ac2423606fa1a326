"""Dependants: a session that failed is told once, by its own test; the others depend on it.

A test that uses the run of a recording which failed says no more than that, is skipped, counted and
named at the end, if the test of that recording is in this run and so fails with the full message.
"""

import os
import re
from collections.abc import Generator
from pathlib import Path

import pytest
from tasks import makes

from course.core.problem import Broken
from course.report import affected
from course.run import recording

NAME = "depends on"
LACKING = re.compile("needs (docker: no Docker answers|tfx: no )")  # this machine cannot run it


class Runs(recording.Runs):
    """Runs each snippet once; a problem of a run says which recording is its cause."""

    def of(self, path: Path) -> recording.Run:
        try:
            return super().of(path)
        except Broken as broken:
            broken.cause = self.cause(path)  # type: ignore[attr-defined]
            raise

    def cause(self, path: Path) -> str:
        """Return the recording whose own run failed: of those that this one continues the first."""
        if before := affected.continued(path):
            try:
                self.of(before)
            except Broken as broken:
                return cause_of(broken)
        return path.relative_to(self.root).as_posix()


def cause_of(broken: Broken) -> str:
    """Return the recording whose run is the cause of a problem, if one is."""
    return str(getattr(broken, "cause", ""))


class Dependants:
    """A plugin of pytest: it skips dependants where tests run, and names them at the end."""

    def __init__(self) -> None:
        self.owned: set[str] = set()
        self.found: dict[str, list[str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.owned = {makes(item) for item in session.items} - {""}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self.told(item))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self.told(item))

    def told(self, item: pytest.Item) -> Generator[None, object, object]:
        """Skip a test that fails because another one of this run does, or for want of a tool.

        The end of the run names both; with CI=true a machine must not lack anything.
        """
        try:
            return (yield)
        except Broken as broken:
            if LACKING.search(str(broken)) and os.environ.get("CI") != "true":
                pytest.skip(str(broken))
            if (cause := cause_of(broken)) in self.owned - {makes(item)}:
                item.user_properties.append((NAME, cause))
                pytest.skip(f"depends on {cause}, which failed")
            raise

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        cause = dict(report.user_properties).get(NAME)
        if cause and report.skipped:
            self.found.setdefault(str(cause), []).append(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name each dependant in one line, below what it depends on."""
        for cause, tests in sorted(self.found.items()):
            many = f"{len(tests)} test{'s' * (len(tests) != 1)}"
            terminalreporter.section(f"{many} not run: {cause} failed")
            for test in sorted(tests):
                terminalreporter.write_line(f"{test} depends on {cause}")
