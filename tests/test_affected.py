"""A limited run runs what a change or a module concerns, and no more; what is not known to be
content concerns every test.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import project
import pytest

from course import ROOT
from course.core.problem import Broken
from course.report import affected
from course.report.affected import Course, Limit, concerns
from course.report.reach import Reach
from course.run import executed, recording

FOLDER = "snippets/07-data"
COURSE = Course(
    slugs=("07-data", "08-testing"),
    shown={
        f"{FOLDER}/track.out": frozenset({"docs/modules/07-data.md", "slides/08-testing.md"}),
        f"{FOLDER}/x.py": frozenset({"docs/modules/07-data.md"}),
    },
    chains={
        f"{FOLDER}/track.out": frozenset(
            {f"{FOLDER}/track.out", f"{FOLDER}/track.sh", f"{FOLDER}/x.py"}
        ),
        f"{FOLDER}/share.out": frozenset(
            {
                f"{FOLDER}/share.out",
                f"{FOLDER}/share.sh",
                f"{FOLDER}/track.out",
                f"{FOLDER}/track.sh",
                f"{FOLDER}/x.py",
            }
        ),
        f"{FOLDER}/other.out": frozenset({f"{FOLDER}/other.out", f"{FOLDER}/other.sh"}),
        f"{FOLDER}/a.ipynb": frozenset({f"{FOLDER}/a.ipynb", f"{FOLDER}/x.py"}),
        f"{FOLDER}/x.py": frozenset({f"{FOLDER}/x.py"}),
        "labs/07-data/steps.out": frozenset({"labs/07-data/steps.out", "labs/07-data/steps.sh"}),
    },
    open=frozenset({f"{FOLDER}/open.out"}),
)
SITE = {
    "tests/test_slides.py::test_slides_fit[07-data]": "deck",
    "tests/test_slides.py::test_slides_fit[08-testing]": "deck",
    "tests/test_site.py::test_links_resolve": "built",
    "tests/test_site.py::test_deck_is_where_it_is_promised[07-data]": "built",
    "tests/test_cells.py::test_run": "built",
}
TESTS = {
    "track": f"tests/test_recordings.py::test_recording_is_fresh[{FOLDER}/track.out]",
    "share": f"tests/test_recordings.py::test_recording_is_fresh[{FOLDER}/share.out]",
    "other": f"tests/test_recordings.py::test_recording_is_fresh[{FOLDER}/other.out]",
    "steps": "tests/test_recordings.py::test_recording_is_fresh[labs/07-data/steps.out]",
    "lines": f"tests/test_recordings.py::test_shown_lines_were_run[{FOLDER}/x.py]",
    "pyodide": f"tests/test_live.py::test_pyodide_prints_the_recording[{FOLDER}/x.py]",
    "exercise": f"tests/test_live.py::test_an_exercise_fails[{FOLDER}/x.py-region]",
    "notebook": f"tests/test_recordings.py::test_notebook_equals_its_execution[{FOLDER}/a.ipynb]",
    "lab": "tests/test_lab.py::test_check_notices_what_is_broken[07-data]",
    "fit7": "tests/test_slides.py::test_slides_fit[07-data]",
    "fit8": "tests/test_slides.py::test_slides_fit[08-testing]",
    "site": "tests/test_site.py::test_links_resolve",
    "deck7": "tests/test_site.py::test_deck_is_where_it_is_promised[07-data]",
    "cells": "tests/test_cells.py::test_run",
    "promise": "tests/test_promises.py::test_promise[no code is typed into a page]",
    "mistake": "tests/test_mistakes.py::test_mistake_is_told[a tab]",
    "sandbox": "tests/test_sandbox.py::test_no_network",
}
TESTS["play"] = f"tests/test_play.py::test_plays[{FOLDER}/share.sh]"
TEXTS = {"mistake": 'PAGE = "docs/modules/07-data.md"', "cells": 'cell(page, "cell.py")'}
CHANGES = {
    # what changed: the tests that it concerns, beside the promises
    f"{FOLDER}/track.sh": "track share lines",
    f"{FOLDER}/track.out": "track share lines fit8",
    f"{FOLDER}/share.sh": "share lines play",
    f"{FOLDER}/other.sh": "other",
    f"{FOLDER}/x.py": "track share lines notebook pyodide exercise",
    f"{FOLDER}/cell.py": "cells",
    f"{FOLDER}/a.ipynb": "notebook site cells deck7",
    f"{FOLDER}/x.svg": "site cells deck7",
    f"{FOLDER}/open.out": "site cells deck7",
    "docs/modules/07-data.md": "lines site cells deck7 mistake",
    "docs/students.md": "site cells",
    "docs/assets/figures/cache.d2": "fit7 fit8 site cells deck7",
    "slides/08-testing.md": "fit8 site cells",
    "labs/07-data/check.py": "steps lab",
    "labs/07-data/steps.sh": "steps lab",
    "labs/07-data/README.md": "steps lab site cells deck7",
    "README.md": "site cells",
    "tests/durations.json": "",
    **dict.fromkeys(
        (
            "course/core/include.py",
            "tests/conftest.py",
            "uv.lock",
            "mkdocs.yml",
            "syllabus.yml",
            "something-new",
        ),
        "all",
    ),
    **dict.fromkeys(
        (
            "slides/theme/course.css",
            "docs/overrides/main.html",
            "snippets/data/2013-01.csv",
            ".github/workflows/ci.yml",
        ),
        "all",
    ),
}


def kept(limit: Limit) -> set[str]:
    """Return the names of the tests above that a limited run keeps."""
    return {
        name
        for name, test in TESTS.items()
        if concerns(limit, COURSE, test, TEXTS.get(name, ""), SITE.get(test, ""))
    }


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_concerns(path: str) -> None:
    expected = set(TESTS) if CHANGES[path] == "all" else {"promise", *CHANGES[path].split()}
    assert kept(Limit("", "", (path,))) == expected


def test_changes_add_up_and_no_change_leaves_the_promises() -> None:
    assert kept(Limit("", "", ("README.md", "labs/07-data/check.py"))) == {
        "promise",
        "site",
        "cells",
        "steps",
        "lab",
    }
    assert kept(Limit("", "", ("README.md", "Makefile"))) == set(TESTS)
    assert kept(Limit("", "", ())) == {"promise"}


def test_a_module_concerns() -> None:
    assert kept(Limit("", "07-data")) == {
        "promise",
        *[
            "play",
            "track",
            "share",
            "other",
            "steps",
            "lines",
            "pyodide",
            "exercise",
            "notebook",
            "lab",
            "fit7",
            "deck7",
        ],
    }
    assert kept(Limit("", "08-testing")) == {"fit8", "promise"}


def test_the_course_itself_is_read() -> None:
    course = affected.read()
    folder = "snippets/07-data-versioning"
    assert (
        f"{folder}/track.sh"
        in course.chains[f"{folder}/share.out"] | course.chains[f"{folder}/releases.out"]
    ), "sessions continue others"
    assert "docs/modules/07-data-versioning.md" in course.shown[f"{folder}/track.out"]
    assert len(course.slugs) == 12


def test_a_session_reaches_what_it_names_and_no_more() -> None:
    chains, folder = affected.read().chains, "snippets/07-data-versioning"
    script = f"{folder}/two_numbers"
    assert chains[f"{script}.out"] == {f"{script}.out", f"{script}.sh", f"{folder}/late_share.py"}
    whole = chains["snippets/03-continuous-testing/plain.out"]
    assert "snippets/03-continuous-testing/test_unit.py" in whole, "cd snippets reaches all of it"


def test_a_file_that_is_gone_is_reached_by_who_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "snippets" / "01-tiny"
    folder.mkdir(parents=True)
    (folder / "x.sh").write_text("cp ~/snippets/{gone,there}.py .\n")
    (folder / "there.py").write_text("import beside\n")
    (folder / "beside.py").write_text("")
    (folder / "apart.py").write_text("")
    reached = Reach(tmp_path, ["snippets/01-tiny/gone.py"]).names([folder / "x.sh"])
    assert {Path(name).name for name in reached} == {"x.sh", "gone.py", "there.py", "beside.py"}


def test_a_limited_run_has_the_workers_that_it_can_keep_busy() -> None:
    assert affected.workers(Limit("", "", (f"{FOLDER}/other.sh",)), COURSE, 3) == 2
    assert affected.workers(Limit("", "", (f"{FOLDER}/track.sh",)), COURSE, 9) == 3
    assert affected.workers(Limit("", "", (f"{FOLDER}/track.sh",)), COURSE, 2) == 2
    assert affected.workers(Limit("", "", ("README.md",)), COURSE, 3) == 1
    assert affected.workers(Limit("", "", ("Makefile",)), COURSE, 3) == 3
    assert affected.workers(Limit("", "07-data"), COURSE, 3) == 3


def test_shown_lines_ask_for_no_more_runs_than_they_need(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, y_py="print(1)\n", z_py="print(2)\n")
    page = '```python\n--8<-- "snippets/01-tiny/y.py"\n```\n'
    (root / "docs" / "page.md").write_text(page)
    asked: list[str] = []

    def runs() -> Iterator[recording.Run]:
        for name in ("z.py", "y.py", "never.py"):
            asked.append(name)
            yield project.run(root, name)

    assert executed.check(root, "snippets/01-tiny/y.py", runs()) == []
    assert asked == ["z.py", "y.py"]


@pytest.mark.parametrize("name", ["7", "07", "07-data-versioning", "07-data-versioning/"])
def test_a_module_goes_by_several_names(name: str) -> None:
    limit = affected.limit(ROOT, name, "")
    assert limit == Limit("that are not of module 07", "07-data-versioning")


def test_no_limit_is_none() -> None:
    assert affected.limit(ROOT, "", "") is None


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("kept.md", "moved.md", "staged.md", "unstaged.md", "committed.md"):
        (tmp_path / name).write_text(f"the words of {name}\n")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words],
        cwd=folder,
        check=True,
    )


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "work")


def test_changes_are_committed_staged_unstaged_and_untracked(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    (repository / "committed.md").write_text("new\n")
    commit(repository)
    (repository / "staged.md").write_text("new\n")
    git(repository, "mv", "moved.md", "moved here.md")
    git(repository, "add", ".")
    (repository / "unstaged.md").write_text("new\n")
    (repository / "ünträcked.md").write_text("new\n")
    (repository / ".gitignore").write_text("ignored.md\n")
    (repository / "ignored.md").write_text("new\n")
    expected = (
        ".gitignore",
        "committed.md",
        "moved here.md",
        "moved.md",
        "staged.md",
        "unstaged.md",
        "ünträcked.md",
    )
    assert affected.changed(repository, "main") == expected


def test_what_others_did_on_main_since_is_no_change_of_ours(repository: Path) -> None:
    git(repository, "branch", "work")
    (repository / "kept.md").write_text("theirs\n")
    commit(repository)
    git(repository, "checkout", "-q", "work")
    assert affected.changed(repository, "main") == ()


@pytest.mark.parametrize("ref", ["nowhere", "--help", "HEAD~99"])
def test_an_unknown_ref_is_told_in_one_message(repository: Path, ref: str) -> None:
    with pytest.raises(
        Broken,
        match=(
            r"is no commit that Git knows here\n    to mend:  name a branch, a tag or a commit:"
            r" make test CHANGED=main"
        ),
    ):
        affected.changed(repository, ref)
