"""What all tests share: the checkout, one run of each snippet, one built site, one browser."""

import os
import re
from collections.abc import Generator
from pathlib import Path

import pytest
import recorder
from filelock import FileLock

from course import ROOT, affected, config, doctor, engine, recording, site
from course.problem import Broken

CI = os.environ.get("CI") == "true"
os.environ.setdefault("OMP_NUM_THREADS", "1")  # as in the sandbox: the workers share the cores, and threads that wait for one another burn them
LIMIT = pytest.StashKey[affected.Limit | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be limited to a module, or to what a change touches."""
    parser.addoption("--module", default="", metavar="07", help="run the tests of one module: make test M=07")
    parser.addoption("--changed", default="", metavar="REF", help="run the tests that changes since a Git ref touch: make test CHANGED=main")


def pytest_configure(config: pytest.Config) -> None:
    """Find out what the run is limited to, and record it for the freshness page."""
    if CI and (config.option.module or config.option.changed):
        raise pytest.UsageError("CI=true: every run is a full run; leave out M=… and CHANGED=…")
    try:
        limit = affected.limit(ROOT, config.option.module, config.option.changed)
    except Broken as broken:
        raise pytest.UsageError(str(broken)) from None
    config.stash[LIMIT] = limit
    config.pluginmanager.register(recorder.Recorder(config, limit.words if limit else ""))


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: some wait, for a server or for the engine, which serves one session at a time."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart(session: pytest.Session) -> None:
    """Get what the tests need from the system; name what cannot be had (with CI=true that ends the run)."""
    if hasattr(session.config, "workerinput"):
        return
    lacking = doctor.install()
    text = "\n".join(f"missing: {need.names[0]}, for {need.purpose}. To get it: {need.how}" for need in lacking)
    if lacking and CI:
        pytest.exit(text, returncode=1)
    session.config.lacking = text  # type: ignore[attr-defined]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the container engine that this run has brought up."""
    if not hasattr(session.config, "workerinput"):
        engine.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Skip a test whose session needs what this machine lacks; the end of the run names it, and with CI=true it fails."""
    try:
        return (yield)
    except Broken as broken:
        if re.search("needs (docker: no Docker answers|tfx: no )", str(broken)) and not CI:
            pytest.skip(str(broken))
        raise


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tested on this machine, and why."""
    if text := getattr(terminalreporter.config, "lacking", ""):
        terminalreporter.section("not tested on this machine")
        terminalreporter.write_line(text)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the run is not about; start what takes long first, so that all cores are busy to the end."""
    if limit := config.stash[LIMIT]:
        course = affected.read(ROOT)
        texts = {path: path.read_text() for path in {item.path for item in items}}
        sites = {item for item in items if "built" in getattr(item, "fixturenames", ()) or "project.buildable(" in texts[item.path]}
        kept = [item for item in items if affected.concerns(limit, course, item.nodeid, texts[item.path], item in sites)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept
    items[:] = dealt(items, getattr(config, "workerinput", {}).get("workercount", 1))


def dealt(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Return the tests so that no worker waits for another: xdist cuts the list into equal parts, one a worker, each may steal of another's end.

    One begins with all that needs the container engine, which serves one session at a time; the others share what takes
    long. The first test that asks for the whole browser run makes it; those that would only wait for it come last.
    """
    docker = [item for item in items if asks_for("docker", item)]
    browser = [item for item in items if "printed" in getattr(item, "fixturenames", ())]
    rest = [item for item in items if item not in docker and item not in browser]
    slow = [*browser[:1], *sorted((item for item in rest if "slow_first" in item.keywords), key=lambda item: not asks_for("tfx", item))]
    fast = [item for item in rest if "slow_first" not in item.keywords]
    others = max(1, workers - 1)
    hands = [docker, *(slow[number::others] for number in range(others))][-workers:] if workers > 1 else [docker + slow]
    for number, hand in enumerate(hands):
        size = max(0, len(items) // workers - len(hand)) if number < len(hands) - 1 else len(fast)
        hand += [fast.pop(0) for _ in range(min(size, len(fast)))]
    return [*(item for hand in hands for item in hand), *browser[1:]]


def asks_for(need: str, item: pytest.Item) -> bool:
    """Return whether a test needs the container engine or an environment apart: for the session or the lab that it is about."""
    about = getattr(item, "callspec", None)
    script = (ROOT / str(about.params.get("path", "none"))).with_suffix(".sh") if about else ROOT
    lab = ROOT / "labs" / str(about.params.get("slug", "none")) / "steps.sh" if about else ROOT
    if item.path.name == "test_containers.py":
        return need == "docker"
    return any(file.is_file() and f"# needs: {need}" in file.read_text() for file in (script, lab))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this test run, the same for all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def runs(shared: Path) -> recording.Runs:
    """Runs each snippet once in this test run."""
    return recording.Runs(ROOT, shared / "runs")


@pytest.fixture
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No reader of config files remembers what it found in an earlier run; return where it does now."""
    monkeypatch.setattr(config, "KEPT", tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The site, built once in this test run as `make site` builds it."""
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not (folder / "built").exists():
            site.prepare(ROOT)
            site.pages(ROOT, folder)
            site.decks(ROOT, folder)
            site.live(ROOT, folder)
            (folder / "built").touch()
    return folder
