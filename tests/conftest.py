"""What all tests share: the checkout, one run of each snippet, one built site, one browser."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from course import ROOT, doctor, recording, site

CI = os.environ.get("CI") == "true"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Get what the tests need from the system; name what cannot be had (with CI=true that ends the run)."""
    if hasattr(session.config, "workerinput"):
        return
    lacking = doctor.install()
    text = "\n".join(f"missing: {need.names[0]}, for {need.purpose}. To get it: {need.how}" for need in lacking)
    if lacking and CI:
        pytest.exit(text, returncode=1)
    session.config.lacking = text  # type: ignore[attr-defined]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not tested on this machine, and why."""
    if text := getattr(terminalreporter.config, "lacking", ""):
        terminalreporter.section("not tested on this machine")
        terminalreporter.write_line(text)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start what takes long first, so that all cores are busy to the end."""
    items.sort(key=lambda item: 0 if "slow_first" in item.keywords else 1)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this test run, the same for all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def runs(shared: Path) -> recording.Runs:
    """Runs each snippet once in this test run."""
    return recording.Runs(ROOT, shared / "runs")


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The site, built once in this test run as `make site` builds it."""
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not (folder / "built").exists():
            site.prepare(ROOT)
            site.pages(ROOT, folder)
            site.decks(ROOT, folder)
            (folder / "built").touch()
    return folder
