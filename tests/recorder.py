"""Records a test run for the freshness page: what passed, how long it took, what was left out."""

from collections import defaultdict
from time import monotonic
from typing import Any

import costs
import pytest

from course import ROOT
from course.report import freshness, parts

LEFT_OUT = "left_out"
COLLECTED = "collected"


class Recorder:
    """A plugin of pytest: in workers it counts what is left out, in the controller it writes.

    words: what a limited run leaves out. shard: which part of how many this run is, if it is one.
    """

    def __init__(self, config: pytest.Config, words: str, shard: tuple[int, int] | None):
        self.config, self.words, self.shard = config, words, shard
        self.outcomes: dict[str, str] = {}
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.costs: dict[str, dict[str, float]] = {}
        self.found: list[str] = []
        self.left_out = 0
        self.start = monotonic()
        self.first: float | None = None
        self.told = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.found = sorted(item.nodeid for item in items)
        self.tell(COLLECTED, self.found if self.shard else [])

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.left_out += len(items)
        self.tell(LEFT_OUT, self.left_out)

    def tell(self, name: str, value: Any) -> None:
        """Let the controller know, if this is a worker."""
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[name] = value

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        told = getattr(node, "workeroutput", {})
        self.left_out = max(self.left_out, told.get(LEFT_OUT, 0))
        self.found = told.get(COLLECTED) or self.found

    def pytest_runtest_logstart(self) -> None:
        self.first = self.first or monotonic()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if cost := costs.of(report):
            self.costs[report.nodeid] = cost
        self.seconds[report.nodeid] += report.duration
        new = report.nodeid not in self.outcomes
        if report.failed or (new and (report.skipped or report.when == "call")):
            self.outcomes[report.nodeid] = report.outcome

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if hasattr(self.config, "workerinput") or self.config.option.collectonly:
            return
        nothing = exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED
        if self.shard and nothing and self.found:
            session.exitstatus = exitstatus = pytest.ExitCode.OK  # there are more parts than work
        early = exitstatus > pytest.ExitCode.TESTS_FAILED
        why = self.partial(early or len(self.outcomes) < session.testscollected)
        if self.shard:
            self.told = self.keep_part(*self.shard, why, exitstatus)
        elif why:
            self.told = f"{freshness.DATA} was left as it is: {why}"
        else:
            data = parts.keep(ROOT, self.run(exitstatus))
            self.told = f"{freshness.DATA} was written: {freshness.headline(data)}"

    def run(self, exitstatus: int) -> parts.Part:
        """Return what this run found and took."""
        return {
            "exit": int(exitstatus),
            "outcomes": self.outcomes,
            "seconds": self.seconds,
            "costs": self.costs,
            "wall": monotonic() - self.start,
            "start": (self.first or self.start) - self.start,
            "workers": self.config.getoption("numprocesses", None) or 1,
        }

    def keep_part(self, part: int, of: int, why: str, exitstatus: int) -> str:
        """Write the file of this part, unless it was ended early; return what to tell of it."""
        file = parts.file_of(ROOT, part, of)
        if why:
            file.unlink(missing_ok=True)
            return f"{file.relative_to(ROOT)} was not written: {why}"
        numbers = {"part": part, "of": of, "collected": self.found}
        parts.write(ROOT, self.run(exitstatus) | numbers)
        return f"{file.relative_to(ROOT)} was written; with the files of all parts there: make join"

    def partial(self, early: bool) -> str:
        """Return why this run does not stand for the course (or its part), or nothing."""
        option = self.config.option
        if self.left_out and not self.shard:
            return f"this run left out {self.left_out} tests"
        named = self.config.args_source is not pytest.Config.ArgsSource.TESTPATHS
        if named or option.ignore or option.ignore_glob:
            return "this run was asked for some files only"
        return "this run was ended early" if early else ""

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.words and self.left_out:
            option = self.config.option
            more = " or that -k and -m leave out" if option.keyword or option.markexpr else ""
            terminalreporter.write_line(f"left out: {self.left_out} tests {self.words}{more}")
        if self.told:
            terminalreporter.write_line(self.told)
