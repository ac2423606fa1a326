"""Sharding: the tests dealt to some machines; no shared run is done twice, all end together.

`python tests/sharding.py 6` prints what each of six parts would take, by the recorded seconds.
"""

import sys
from collections.abc import Callable, Iterable

import pytest
from scheduling import Task, simulate
from tasks import tasks

WORKERS = 3  # of each machine, where nobody says how many


class Group:
    """Tasks that one shard does, and how long it has with them at least."""

    def __init__(self, tasks: Iterable[Task] = ()):
        self.tasks = list(tasks)
        self.work = sum(task.seconds for task in self.tasks)
        self.served = sum(task.seconds for task in self.tasks if task.alone)
        self.chain = simulate(self.tasks, len(self.tasks)).seconds

    def with_(self, other: "Group") -> "Group":
        """Return this group and another as one; their chains are apart."""
        both = Group()
        both.tasks = self.tasks + other.tasks
        both.work, both.served = self.work + other.work, self.served + other.served
        both.chain = max(self.chain, other.chain)
        return both

    @property
    def seconds(self) -> float:
        """What some workers need: their share of the work, what is served alone, a chain."""
        return max(self.work / WORKERS, self.served, self.chain)


def shards(tasks: Iterable[Task], count: int) -> list[list[Task]]:
    """Return the tasks of each shard: the longest group first, each to where it ends first."""
    dealt = [Group() for _ in range(count)]
    for group in sorted(groups(list(tasks), count), key=order):
        fullest = min(range(count), key=lambda n: (dealt[n].with_(group).seconds, dealt[n].work, n))
        dealt[fullest] = dealt[fullest].with_(group)
    return [group.tasks for group in dealt]


def order(group: Group) -> tuple[float, tuple[str, ...]]:
    """Return the place of a group among others: the longest first, and always the same."""
    return -group.seconds, group.tasks[0].tests


def groups(tasks: list[Task], count: int) -> list[Group]:
    """Return what belongs together: by shared runs; by what is near, up to a fair share."""
    fair = sum(task.seconds for task in tasks) / count / WORKERS
    found = []
    for near in connected(tasks, lambda task: sharing(task) | task.near):
        group = Group(near)
        whole = group.seconds <= fair
        found += [group] if whole else [Group(part) for part in connected(near, sharing)]
    return found


def sharing(task: Task) -> frozenset[str]:
    """Return the runs that a task must share; what is only near may be done twice."""
    return task.runs - task.near


def connected(tasks: list[Task], keys: Callable[[Task], frozenset[str]]) -> list[list[Task]]:
    """Return the tasks in lists, so that two which have a key in common are in the same one."""
    lists: list[tuple[set[str], list[Task]]] = []
    for task in (task for task in tasks if keys(task)):
        joined: tuple[set[str], list[Task]] = (set(keys(task)), [task])
        apart = []
        for other in lists:
            if other[0] & joined[0]:
                joined = (other[0] | joined[0], other[1] + joined[1])
            else:
                apart.append(other)
        lists = [*apart, joined]
    return [joined for _, joined in lists] + [[task] for task in tasks if not keys(task)]


def asked_for(config: pytest.Config) -> tuple[int, int] | None:
    """Return which part of how many a run is (2/6), if it is one; refuse what is none."""
    option = config.option
    if not option.shard:
        return None
    number, _, count = option.shard.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise pytest.UsageError(f"SHARD={option.shard}: is no part; the second of six is SHARD=2/6")
    named = config.args_source is not pytest.Config.ArgsSource.TESTPATHS
    if option.module or option.changed or option.keyword or option.markexpr or named:
        words = "is a part of all tests; leave out M=…, CHANGED=…, -k, -m and names of files"
        raise pytest.UsageError(f"SHARD={option.shard}: {words}")
    return int(number), int(count)


def keep_part(number: int, count: int, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of all other parts."""
    mine = {test for task in shards(tasks(items), count)[number - 1] for test in task.tests}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in mine])
    items[:] = [item for item in items if item.nodeid in mine]


class Collected:
    """A plugin of pytest: keeps the tasks of the tests that were found."""

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.tasks = tasks(session.items)


def forecast(count: int, workers: int = WORKERS) -> str:
    """Return the computed time of each part, with some workers, as a table."""
    found = Collected()
    without = [
        "-p",
        "no:terminal",
        "-p",
        "no:nb_regression",
        "-p",
        "no:faker",
        "-p",
        "no:hydra_pytest",
    ]
    pytest.main(["-o", "addopts=", "--collect-only", *without], plugins=[found])
    lines = [f"with {workers} workers, by the seconds in tests/durations.json:"]
    for number, share in enumerate(shards(found.tasks, count), 1):
        tests, work = sum(len(task.tests) for task in share), sum(task.seconds for task in share)
        took = simulate(share, workers).seconds
        told = f"{tests:4} tests, {work:5.0f} s of work, done in {took:4.0f} s"
        lines.append(f"part {number} of {count}: {told}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(forecast(*map(int, sys.argv[1:])))
