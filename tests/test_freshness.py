"""The freshness data say what a run proved and nothing more; the page, the module's line and the
badge say what the data say.
"""

import json
import re
import shutil
from pathlib import Path

import miniature
import pytest

from course import ROOT
from course.core import html, include, locks
from course.report import freshness, generated
from course.rules import check

RECORDING, SCRIPT = "snippets/01-tiny/x.out", "snippets/01-tiny/y.py"
FRESH, LINES = (
    f"tests/test_recordings.py::test_recording_is_fresh[{RECORDING}]",
    f"tests/test_recordings.py::test_shown_lines_were_run[{SCRIPT}]",
)
READ = f"tests/test_promises.py::test_promise[{freshness.CONFIGS}]"
ALL = dict.fromkeys((FRESH, LINES, READ), "passed")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return miniature.make(tmp_path / "tiny")


def measured(root: Path, outcomes: dict[str, str]) -> freshness.Data:
    data = freshness.measured(
        root, outcomes, {FRESH: 2.0, LINES: 1.0}, 75.4, locks.locked_versions(ROOT)
    )
    freshness.write(root, data)
    return data


def test_each_block_counts_as_what_proved_it(tiny: Path) -> None:
    data = measured(tiny, ALL)
    module = data["modules"]["01-tiny"]
    assert module["blocks"] == {
        "config": {"validated": 1, "exempt": 1},
        "console": {"recorded": 2},
        "python": {"executed": 1},
        "text": {"exempt": 1},
    }
    assert module["python_lines"] == [2, 2]
    assert module["commands"] == [3, 3]
    assert module["tools"] == {"dvc": locks.locked_versions(ROOT)["dvc"]}
    assert data["exempt"] == {
        "snippets/01-tiny/words.txt": "words or data: nothing in it can be run",
        "snippets/01-tiny/known.rb": "shown as a foreign language",
    }
    assert data["slowest"] == [[FRESH, 2.0], [LINES, 1.0]]
    assert freshness.line(tiny, "01-tiny").startswith(
        f"4 of 6 code blocks run (2 exempt), on {data['date']}, with dvc "
    )


@pytest.mark.parametrize(
    ("test", "lost", "kind"), [(FRESH, 2, "console"), (LINES, 1, "python"), (READ, 1, "config")]
)
@pytest.mark.parametrize("outcome", ["failed", "skipped", None])
def test_what_did_not_pass_in_this_run_is_not_proven(
    tiny: Path, test: str, lost: int, kind: str, outcome: str | None
) -> None:
    data = measured(tiny, {t: o for t, o in (ALL | {test: outcome}).items() if o})
    module = data["modules"]["01-tiny"]
    assert module["blocks"][kind][freshness.UNPROVEN] == lost
    assert freshness.ran_of([module]) == (4 - lost, 6)
    assert module["commands"] == [3, 0 if test == FRESH else 3]
    assert module["python_lines"] == [2, 0 if test == LINES else 2]
    assert len(data["unproven"]) == lost
    assert freshness.line(tiny, "01-tiny").startswith(f"{4 - lost} of 6 code blocks run (2 exempt)")


def test_commands_that_need_an_account_count_as_read_and_sessions_as_recorded() -> None:
    proven = {RECORDING: "recorded", freshness.CONFIGS: "validated"}
    assert freshness.state_of("labs/01-tiny/cloud.az.sh", proven, {}) == ("validated", "")
    assert freshness.state_of(RECORDING.replace(".out", ".sh"), proven, {}) == ("recorded", "")
    assert freshness.state_of("snippets/01-tiny/other.sh", proven, {}) == (freshness.UNPROVEN, "")


def test_badge_is_written_by_a_run_in_which_nothing_failed(tiny: Path) -> None:
    measured(tiny, ALL)
    written = (tiny / freshness.BADGE).read_text()
    assert ">66 %<" in written
    measured(tiny, ALL | {FRESH: "failed"})
    assert (tiny / freshness.BADGE).read_text() == written


def test_badge_of_the_course_was_not_typed() -> None:
    there = (ROOT / freshness.BADGE).read_text()
    share = int(re.findall(r"(\d+) %<", there)[0])
    assert there == freshness.badge(share, 100)
    assert freshness.badge(999, 1000) == freshness.badge(99, 100).replace("#2e6b34", "#8a4b00"), (
        "never rounded up"
    )
    assert f"]({freshness.BADGE})" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize("known", [True, False])
def test_page_is_honest_with_and_without_a_run(tiny: Path, known: bool) -> None:
    if known:
        measured(tiny, ALL | {LINES: "failed"})
    generated.write(tiny)
    shutil.copyfile(ROOT / "docs" / "freshness.md", tiny / "docs" / "freshness.md")
    assert not list(include.check(tiny))
    page = html.convert(tiny, include.expand(tiny, (tiny / "docs" / "freshness.md").read_text()))
    assert len(page.find_all("table")) == (6 if known else 0)
    assert len(page.find_all("svg", attrs={"role": "img", "aria-label": True})) == known
    assert ("Not measured on this build" in page.get_text()) != known
    card = (tiny / "build" / "generated" / "cards.md").read_text()
    assert ("3 of 6 code blocks run" in card) == known
    assert ("not measured on this build" in card) != known


def test_newest_lane_is_told(tiny: Path) -> None:
    report = tiny / freshness.NEWEST
    report.parent.mkdir(parents=True)
    told = {
        "date": "2026-11-20",
        "ran": 300,
        "direct": [["dvc", "1", "2"]],
        "others": [["x", "1", "2"]],
        "breaks": [{"where": "snippets/x.py:1"}],
    }
    report.write_text(json.dumps(told))
    assert (
        freshness.newest(tiny)
        == "On 2026-11-20, 300 tests ran with the newest versions, 2 of which differ from the"
        " locks: 1 thing broke."
    )


def test_tests_that_prove_are_there() -> None:
    """If one of them were renamed, its blocks would no longer count as run."""
    text = "".join(
        (ROOT / "tests" / name).read_text() for name in ("test_recordings.py", "test_live.py")
    )
    assert all(re.search(rf"def {name}\(\s*path: str", text) for name in freshness.PROOFS)
    assert freshness.CONFIGS in check.CHECKS


def test_ci_takes_no_result_from_a_cache() -> None:
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        for word in ("actions/cache", "restore-keys", "--lf", "--changed", "CHANGED="):
            assert word not in workflow.read_text(), f"{workflow.name}: {word}"


# ---- whole runs, in a checkout apart ----


@pytest.fixture
def checkout(tiny: Path) -> Path:
    return miniature.with_suite(tiny)


def test_numbers_come_from_full_runs_alone(checkout: Path) -> None:
    data, recorded, session = (
        checkout / freshness.DATA,
        checkout / "snippets/01-tiny/x.out",
        checkout / "snippets/01-tiny/x.sh",
    )
    code, said = miniature.suite(checkout, "-n2")
    assert code == 0, said
    assert "build/freshness.json was written: **2 of 6 code blocks run**" in said, (
        "nothing here runs the Python file or reads the config"
    )
    whole = data.read_text()
    assert json.loads(whole)["tests"] == {"passed": 3}
    assert not json.loads(whole)["edited"]

    session.write_text(session.read_text() + "\n")
    limited = {
        (
            "-n2",
            "--changed",
            "main",
        ): "left out: 2 tests that nothing changed since main touches (1 file changed)",
        ("-n0", "--module", "01"): "left out: 1 tests that are not of module 01",
        (
            "-n0",
            "-k",
            "machinery",
        ): "build/freshness.json was left as it is: this run left out 2 tests",
        (
            "-n0",
            "tests/test_recordings.py",
        ): "build/freshness.json was left as it is: this run was asked for some files only",
    }
    for options, message in limited.items():
        code, said = miniature.suite(checkout, *options)
        assert code == 0, said
        assert message in said
        assert "build/freshness.json was left as it is" in said
        assert data.read_text() == whole, options

    recorded.write_text(recorded.read_text().replace("\nhello", "\ngoodbye"))
    code, said = miniature.suite(checkout, "-n0")
    assert code == 1
    assert "build/freshness.json was written: **0 of 6 code blocks run**" in said
    assert f'"{RECORDING}"' in data.read_text()
    assert json.loads(data.read_text())["edited"]


@pytest.mark.parametrize(
    ("options", "ci", "message"),
    [
        (["--changed", "nowhere"], "", "ERROR: CHANGED=nowhere: is no commit that Git knows here"),
        (["--module", "7"], "", "ERROR: M=7: is no module of the syllabus"),
        (["--changed", "main"], "true", "ERROR: CI=true: every run is a full run"),
    ],
)
def test_a_limit_that_cannot_be_is_one_message(
    checkout: Path, options: list[str], ci: str, message: str
) -> None:
    code, said = miniature.suite(checkout, "-n0", *options, ci=ci)
    assert code == 4
    assert message in said
    assert "Traceback" not in said
