"""Scheduling: which test a free worker takes next, so that all are busy to the end and none waits.

A test may make a run that others use (a session, the built site, an environment), and may need
something that serves one at a time (the container engine). A plan hands out what takes longest,
with all that waits for it, first; and nothing that would wait. It knows no clock and no pytest, so
a simulation shows how long a run would take.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """What one worker runs in a row: a test, or those of a file that share what lives in a process.

    makes: the shared run that this test is about: no other makes it while this one is to come.
    uses:  the shared runs that it needs; if no test is about one, the first that needs it makes it.
    alone: what serves one test at a time.
    near:  what is cheaper if one shard has all of it, although it may be cut.
    """

    tests: tuple[str, ...]
    seconds: float
    makes: str = ""
    uses: frozenset[str] = frozenset()
    alone: str = ""
    near: frozenset[str] = frozenset()

    @property
    def runs(self) -> frozenset[str]:
        """All shared runs that this task makes or uses."""
        return self.uses | {self.makes} if self.makes else self.uses


class Plan:
    """Hands out tasks, each once: `take` for a free worker, `done` when it has ended."""

    def __init__(self, tasks: Iterable[Task]):
        self.waiting = ranked(list(tasks))
        self.running: list[Task] = []
        self.made: set[str] = set()

    def take(self) -> Task | None:
        """Return the next task that waits for nobody; none if there is none now."""
        making = {run for task in self.running for run in task.runs} - self.made
        to_come = {task.makes for task in self.waiting} - self.made
        busy = {task.alone for task in self.running} - {""}
        for task in self.waiting:
            if task.alone not in busy and not task.runs & making and not task.uses & to_come:
                return self.begin(task)
        return self.begin(self.waiting[0]) if self.waiting and not self.running else None

    def begin(self, task: Task) -> Task:
        """Note that a worker has a task."""
        self.waiting.remove(task)
        self.running.append(task)
        return task

    def done(self, task: Task) -> None:
        """Note that a task has ended, and with it what it made."""
        self.running.remove(task)
        self.made |= task.runs


def ranked(tasks: list[Task]) -> list[Task]:
    """Return the tasks by how long the run takes from each on, at least: the longest first."""
    users: dict[str, list[Task]] = {}
    for task in tasks:
        for run in task.uses:
            users.setdefault(run, []).append(task)
    rank: dict[tuple[str, ...], float] = {}

    def from_here(task: Task, seen: tuple[str, ...] = ()) -> float:
        if task.tests not in rank:
            after = users.get(task.makes, []) if task.makes not in seen else []
            rank[task.tests] = task.seconds + max(
                (from_here(user, (*seen, task.makes)) for user in after), default=0
            )
        return rank[task.tests]

    order = sorted(tasks, key=from_here, reverse=True)
    rest: dict[str, float] = {}
    for task in reversed(order):  # what serves one at a time: all that comes after it waits for it
        if task.alone:
            rest[task.alone] = rest.get(task.alone, 0) + task.seconds
            rank[task.tests] = max(rank[task.tests], rest[task.alone])
    return sorted(order, key=from_here, reverse=True)


@dataclass(frozen=True)
class Forecast:
    """How long a run would take, and for how long, in all, its workers would have nothing to do."""

    seconds: float
    idle: float


def simulate(tasks: Iterable[Task], workers: int) -> Forecast:
    """Return how a run by the plan would go, if each task took as long as it was recorded."""
    plan, now, idle, count = Plan(tasks), 0.0, 0.0, 0
    ends: list[tuple[float, int, Task]] = []  # the number keeps tasks that end together apart
    while True:
        while len(ends) < workers and (task := plan.take()):
            count += 1
            heapq.heappush(ends, (now + task.seconds, count, task))
        if not ends:
            return Forecast(now, idle)
        before, running = now, len(ends)
        now, _, ended = heapq.heappop(ends)
        idle += (workers - running) * (now - before)
        plan.done(ended)
