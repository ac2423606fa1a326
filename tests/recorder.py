"""Records a test run for the freshness page: what passed, how long it took, what was left out."""

import os
from collections import Counter
from time import monotonic
from typing import Any

import costs
import pytest

from course import ROOT, durations, freshness, generated

LEFT_OUT = "left_out"


class Recorder:
    """A plugin of pytest: in workers it counts what is left out, in the controller it writes."""

    def __init__(self, config: pytest.Config, words: str):
        self.config, self.words = config, words
        self.outcomes: dict[str, str] = {}
        self.seconds: Counter[str] = Counter()
        self.costs: dict[str, dict[str, float]] = {}
        self.left_out = 0
        self.start = monotonic()
        self.first: float | None = None
        self.told = ""

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.left_out += len(items)
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[LEFT_OUT] = self.left_out

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.left_out = max(self.left_out, getattr(node, "workeroutput", {}).get(LEFT_OUT, 0))

    def pytest_runtest_logstart(self) -> None:
        self.first = self.first or monotonic()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if cost := costs.of(report):
            self.costs[report.nodeid] = cost
        self.seconds[report.nodeid] += report.duration
        if report.failed or (
            report.nodeid not in self.outcomes and (report.skipped or report.when == "call")
        ):
            self.outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if hasattr(self.config, "workerinput") or self.config.option.collectonly:
            return
        if why := self.partial(session, exitstatus):
            self.told = f"{freshness.DATA} was left as it is: {why}"
            return
        wall = monotonic() - self.start
        data = freshness.measured(
            ROOT, self.outcomes, self.seconds, wall, generated.locked_versions(ROOT)
        )
        freshness.write(ROOT, data)
        self.told = f"{freshness.DATA} was written: {freshness.headline(data)}"
        self.keep_durations(data["commit"], wall, exitstatus)

    def keep_durations(self, commit: str, wall: float, exitstatus: int) -> None:
        """Keep what each test cost; the tracked file remembers it if all passed and this is not CI."""
        workers = self.config.getoption("numprocesses", None) or 1
        durations.write(
            ROOT,
            durations.measured(
                commit, wall, (self.first or self.start) - self.start, workers, self.costs
            ),
        )
        if exitstatus == pytest.ExitCode.OK and os.environ.get("CI") != "true":
            durations.remember(ROOT, {test: cost["wall"] for test, cost in self.costs.items()})

    def partial(self, session: pytest.Session, exitstatus: int) -> str:
        """Return why this run does not stand for the whole course, or nothing."""
        option = self.config.option
        if self.left_out:
            return f"this run left out {self.left_out} tests"
        if (
            self.config.args_source is not pytest.Config.ArgsSource.TESTPATHS
            or option.ignore
            or option.ignore_glob
        ):
            return "this run was asked for some files only"
        if exitstatus > pytest.ExitCode.TESTS_FAILED or len(self.outcomes) < session.testscollected:
            return "this run was ended early"
        return ""

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.words and self.left_out:
            option = self.config.option
            more = " or that -k and -m leave out" if option.keyword or option.markexpr else ""
            terminalreporter.write_line(f"left out: {self.left_out} tests {self.words}{more}")
        if self.told:
            terminalreporter.write_line(self.told)
