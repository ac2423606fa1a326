"""Costs: how long each test took by the clock and of the processors, and how long it waited for
locks.

Processes that a sandbox starts are not told of by getrusage, so where this process may make a
control group, it and all that it starts run in one, and the group's own count is read. The numbers
go to the controller with the test's last report.
"""

import os
import resource
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

import filelock
import pytest

NAME = "cost"
TOPS = (Path("/sys/fs/cgroup/cpuacct"), Path("/sys/fs/cgroup"))  # of version 1 and of version 2
PREFIX = "course-tests-"


def sweep() -> None:
    """Remove the control groups of processes that have ended, also of those that crashed."""
    for group in (group for top in TOPS for group in top.glob(f"{PREFIX}*")):
        if not Path("/proc", group.name.removeprefix(PREFIX)).exists():
            with suppress(OSError):
                group.rmdir()


class Processor:
    """Counts the seconds of processor time of this process and of all that it has started."""

    def __init__(self) -> None:
        self.group: Path | None = None
        sweep()
        for top in TOPS:
            with suppress(OSError):
                self.group = self.enter(top / f"{PREFIX}{os.getpid()}")
                break

    @staticmethod
    def enter(group: Path) -> Path:
        """Make a control group, move this process into it, return it; raise OSError if that
        fails.
        """
        group.mkdir()
        try:
            if not any((group / name).exists() for name in ("cpuacct.usage", "cpu.stat")):
                raise FileNotFoundError(group)
            (group / "cgroup.procs").write_text(str(os.getpid()))
        except OSError:
            group.rmdir()
            raise
        return group

    def seconds(self) -> float:
        """Return the seconds so far."""
        if self.group and (usage := self.group / "cpuacct.usage").exists():
            return int(usage.read_text()) / 1e9
        if self.group:
            return int((self.group / "cpu.stat").read_text().split()[1]) / 1e6
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in used)

    def leave(self) -> None:
        """Move all that is in the group back to where it came from, and remove the group."""
        if not self.group:
            return
        with suppress(OSError):
            for process in (self.group / "cgroup.procs").read_text().split():
                with suppress(ProcessLookupError):
                    (self.group.parent / "cgroup.procs").write_text(process)
            self.group.rmdir()


class Costs:
    """A plugin of pytest where tests run (a worker, or the one process): it measures each test."""

    def __init__(self) -> None:
        self.processor = Processor()
        self.waited = 0.0
        self.begun = (0.0, 0.0, 0.0)
        self.acquire = filelock.BaseFileLock.acquire
        costs = self

        def acquire(lock: filelock.BaseFileLock, *args: Any, **more: Any) -> Any:
            start = perf_counter()
            try:
                return costs.acquire(lock, *args, **more)
            finally:
                costs.waited += perf_counter() - start

        filelock.BaseFileLock.acquire = acquire  # type: ignore[assignment]

    def now(self) -> tuple[float, float, float]:
        """Return the clock, the processor's seconds and the seconds waited, so far."""
        return perf_counter(), self.processor.seconds(), self.waited

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Note where a test begins."""
        self.begun = self.now()
        return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Put what a test has cost into its last report."""
        if call.when == "teardown":
            wall, cpu, wait = (
                after - before for before, after in zip(self.begun, self.now(), strict=True)
            )
            item.user_properties.append((NAME, {"wall": wall, "cpu": cpu, "wait": wait}))

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        filelock.BaseFileLock.acquire = self.acquire  # type: ignore[method-assign]
        self.processor.leave()


def of(report: pytest.TestReport) -> dict[str, float] | None:
    """Return what a test has cost, if this is its last report."""
    told = next((value for name, value in report.user_properties if name == NAME), None)
    return told if isinstance(told, dict) else None
