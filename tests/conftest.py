"""What all tests share: the checkout, one run of each snippet, one built site, one browser."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import costs
import dependants
import pytest
import recorder
import sharding
import workers
from filelock import FileLock

from course import ROOT, doctor
from course.build import site
from course.core import kept
from course.core.problem import Broken
from course.report import affected
from course.run import engine, recording

CI = os.environ.get("CI") == "true"
os.environ.setdefault(
    "OMP_NUM_THREADS", "1"
)  # as in the sandbox: the workers share the cores, and threads that wait for one another burn them
LIMIT = pytest.StashKey[affected.Limit | None]()
SHARD = pytest.StashKey[tuple[int, int] | None]()
COLLECTED = pytest.StashKey[list[pytest.Item]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be limited to a module, or to what a change touches."""
    parser.addoption(
        "--module", default="", metavar="07", help="run the tests of one module: make test M=07"
    )
    parser.addoption("--shard", default="", metavar="2/6", help="run a part: make test SHARD=2/6")
    parser.addoption(
        "--changed",
        default="",
        metavar="REF",
        help="run the tests that changes since a Git ref touch: make test CHANGED=main",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find out what the run is limited to, and record it for the freshness page."""
    option = config.option
    if CI and (option.module or option.changed):
        words = "CI=true: every run is a full run, or a part of one; leave out M=… and CHANGED=…"
        raise pytest.UsageError(words)
    try:
        limit = affected.limit(ROOT, option.module, option.changed)
    except Broken as broken:
        raise pytest.UsageError(str(broken)) from None
    config.stash[LIMIT], config.stash[SHARD] = limit, sharding.asked_for(config)
    words = limit.words if limit else ""
    config.pluginmanager.register(recorder.Recorder(config, words, config.stash[SHARD]))
    config.pluginmanager.register(dependants.Dependants())
    for plugin in plugins(config):
        config.pluginmanager.register(plugin)


def plugins(config: pytest.Config) -> list[object]:
    """Return what this process needs: it hands out tests, is a worker, or does all by itself."""
    if hasattr(config, "workerinput"):
        return [workers.Worker(config), costs.Costs()]
    return [workers.Controller()] if config.getoption("numprocesses", None) else [costs.Costs()]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores, for some wait (a server, the engine); fewer for less
    work.
    """
    most = (os.cpu_count() or 1) + 1
    with suppress(Broken):  # told when the run is configured
        if limit := affected.limit(ROOT, config.option.module, config.option.changed):
            return affected.workers(limit, affected.read(ROOT, limit.changed), most)
    return most


def pytest_sessionstart(session: pytest.Session) -> None:
    """Name what this machine lacks; with CI=true that ends the run. Nothing is installed here:
    `make test` has done it.
    """
    if hasattr(session.config, "workerinput"):
        return
    lacking = doctor.missing()
    text = "\n".join(
        f"missing: {need.names[0]}, for {need.purpose}. To get it: {need.how}" for need in lacking
    )
    if lacking and CI:
        pytest.exit(text, returncode=1)
    session.config.lacking = text  # type: ignore[attr-defined]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the container engine that this run has brought up."""
    if not hasattr(session.config, "workerinput"):
        engine.end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tested on this machine, and why."""
    if text := getattr(terminalreporter.config, "lacking", ""):
        terminalreporter.section("not tested on this machine")
        terminalreporter.write_line(text)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the run is not about."""
    config.stash[COLLECTED] = list(items)
    if limit := config.stash[LIMIT]:
        course = affected.read(ROOT, limit.changed)
        texts = {path: path.read_text() for path in {item.path for item in items}}
        left = [
            item
            for item in items
            if not affected.concerns(limit, course, item.nodeid, texts[item.path], site_of(item))
        ]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]
    if shard := config.stash[SHARD]:
        sharding.keep_part(*shard, config, items)


def site_of(item: pytest.Item) -> str:
    """Return whether a test reads the built site, or no more of it than a deck, or neither."""
    names = getattr(item, "fixturenames", ())
    if "built" in names or "project.buildable(" in item.path.read_text():
        return "built"
    return "deck" if "rendered" in names else ""


@pytest.fixture
def collected(pytestconfig: pytest.Config) -> list[pytest.Item]:
    """All tests that were found, also those that this run leaves out."""
    return pytestconfig.stash[COLLECTED]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this test run, the same for all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def runs(shared: Path) -> recording.Runs:
    """Runs each snippet once in this test run."""
    return dependants.Runs(ROOT, shared / "runs")


@pytest.fixture
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No check remembers what it found in an earlier run; return where it does now."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
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


@pytest.fixture(scope="session")
def rendered(shared: Path, request: pytest.FixtureRequest) -> Path:
    """The rendered decks: those of the built site, or, if nothing else of it is asked for, a
    few.
    """
    items = [item for item in request.session.items if isinstance(item, pytest.Function)]
    if any("built" in item.fixturenames for item in items):
        return Path(request.getfixturevalue("built")) / "slides"
    wanted = {
        str(item.callspec.params["name"]) for item in items if "rendered" in item.fixturenames
    }
    folder = shared / "decks"
    with FileLock(shared / "decks.lock"):
        if not (folder / "built").exists():
            site.prepare(ROOT)
            shutil.copytree(ROOT / "docs" / "assets", folder / "assets")  # fonts, pictures
            site.decks(ROOT, folder, [ROOT / "slides" / f"{name}.md" for name in sorted(wanted)])
            site.live(ROOT, folder)
            (folder / "built").touch()
    return folder / "slides"
