"""Workers: pytest-xdist hands out tests by our plan; a worker gets its next task when it is free.

xdist by itself gives each worker one test ahead (so that fixtures live on between them), which
would wait behind a long one although another worker is free. Ours get one task at a time; the
fixtures of a file live as long as a task does.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from types import MethodType
from typing import Any

import costs
import pytest
from scheduling import Plan, Task
from tasks import tasks
from xdist.scheduler import LoadScheduling
from xdist.workermanage import WorkerController

TASKS = "tasks"


class Controller:
    """A plugin of pytest in the process that hands out tests: it plans by what workers write
    down.
    """

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="course-tasks-")

    def pytest_unconfigure(self) -> None:
        self.folder.cleanup()
        costs.sweep()  # a worker cannot remove its own group while what it started still ends

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: WorkerController) -> None:
        node.workerinput[TASKS] = self.folder.name

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> "Scheduler | None":
        return (
            Scheduler(config, log, Path(self.folder.name))
            if config.getvalue("dist") == "load"
            else None
        )


class Worker:
    """A plugin of pytest in a worker: it writes down the tasks, and runs them one by one."""

    def __init__(self, config: pytest.Config):
        self.input: dict[str, Any] = config.workerinput  # type: ignore[attr-defined]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Write down the tasks before xdist tells the controller of the collection."""
        if TASKS in self.input:
            file = Path(self.input[TASKS]) / f"{self.input['workerid']}.json"
            file.write_text(
                json.dumps([asdict(task) for task in tasks(session.items)], default=sorted)
            )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Before xdist's own loop: let each step run its test, and only then ask for another."""
        loop = next(
            plugin
            for plugin in session.config.pluginmanager.get_plugins()
            if type(plugin).__name__ == "WorkerInteractor"
        )
        loop.run_one_test = MethodType(run_one_test, loop)


def run_one_test(loop: Any) -> None:
    """Run a worker's test as xdist does, but without waiting for the one after it first."""
    items = loop.session.items
    loop.item_index = loop.nextitem_index
    with loop.torun.lock() as queued:
        following = queued[0] if queued and isinstance(queued[0], int) else None
    start = perf_counter()
    after = (
        loop.session if following is None else items[following]
    )  # what still needs the fixtures that are there
    loop.config.hook.pytest_runtest_protocol(item=items[loop.item_index], nextitem=after)
    loop.sendevent(
        "runtest_protocol_complete", item_index=loop.item_index, duration=perf_counter() - start
    )
    loop.nextitem_index = loop.torun.get()


class Scheduler(LoadScheduling):  # type: ignore[misc]  # xdist brings no types
    """Gives each free worker the next task of the plan, and ends it when there is none left."""

    def __init__(self, config: pytest.Config, log: Any, folder: Path):
        super().__init__(config, log)
        self.collection: list[str] | None
        self.folder = folder
        self.plan = Plan([])
        self.tasks: dict[WorkerController, Task] = {}

    @property
    def has_pending(self) -> bool:
        return bool(self.plan.waiting or self.tasks)

    @property
    def tests_finished(self) -> bool:
        return self.collection_is_completed and not self.has_pending

    def schedule(self) -> None:
        """Make the plan when all workers have collected; later calls are for a worker's
        successor.
        """
        if self.collection is None and self._check_nodes_have_same_collection():
            node, self.collection = next(iter(self.node2collection.items()))
            told = json.loads((self.folder / f"{node.gateway.id}.json").read_text())
            self.plan = Plan(task_of(one) for one in told)
        self.hand_out()

    def hand_out(self) -> None:
        """Give every worker that has none a task."""
        for node in [
            node for node in self.nodes if node not in self.tasks and not node.shutting_down
        ]:
            if task := self.plan.take():
                self.tasks[node] = task
                self.send(node, task.tests)
            elif not self.plan.waiting:
                node.shutdown()

    def send(self, node: WorkerController, tests: Sequence[str]) -> None:
        """Send tests to a worker."""
        assert self.collection is not None
        self.node2pending[node] = [self.collection.index(test) for test in tests]
        node.send_runtest_some(self.node2pending[node])

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """Note the end of a test, and of its task if it was the last."""
        self.node2pending[node].remove(item_index)
        if not self.node2pending[node]:
            self.plan.done(self.tasks.pop(node))
            self.hand_out()

    def mark_test_pending(self, item: str) -> None:
        """Run a test again."""
        self.plan.waiting.insert(0, Task((item,), 0))
        self.hand_out()

    def remove_node(self, node: WorkerController) -> str | None:
        """Forget a worker; if it crashed, return its test, and let others have the rest of its
        task.
        """
        pending = self.node2pending.pop(node)
        if not pending:
            return None
        assert self.collection is not None
        crashed, *left = (self.collection[index] for index in pending)
        self.plan.done(self.tasks.pop(node))
        if left:
            self.plan.waiting.insert(0, Task(tuple(left), 0))
        self.hand_out()
        return str(crashed)


def task_of(told: dict[str, Any]) -> Task:
    """Return a task as a worker wrote it down."""
    sets = {name: frozenset(told[name]) for name in ("uses", "near")}
    return Task(**{**told, "tests": tuple(told["tests"]), **sets})
