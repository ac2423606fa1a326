"""A limited run runs what a change or a module concerns, and no more; what is not known to be content concerns every test."""

import subprocess
from pathlib import Path

import pytest

from course import affected
from course.affected import Course, Limit, concerns
from course.problem import Broken

FOLDER = "snippets/07-data"
COURSE = Course(
    slugs=("07-data", "08-testing"),
    shown={f"{FOLDER}/track.out": frozenset({"docs/modules/07-data.md", "slides/08-testing.md"}), f"{FOLDER}/x.py": frozenset({"docs/modules/07-data.md"})},
    chains={
        f"{FOLDER}/track.out": frozenset({f"{FOLDER}/track.out", f"{FOLDER}/track.sh"}),
        f"{FOLDER}/share.out": frozenset({f"{FOLDER}/share.out", f"{FOLDER}/share.sh", f"{FOLDER}/track.out", f"{FOLDER}/track.sh"}),
        "labs/07-data/steps.out": frozenset({"labs/07-data/steps.out", "labs/07-data/steps.sh"}),
    },
)
SITE = {"tests/test_slides.py::test_slides_fit[07-data]", "tests/test_slides.py::test_slides_fit[08-testing]", "tests/test_site.py::test_links_resolve"}
TESTS = {
    "track": f"tests/test_recordings.py::test_recording_is_fresh[{FOLDER}/track.out]",
    "share": f"tests/test_recordings.py::test_recording_is_fresh[{FOLDER}/share.out]",
    "steps": "tests/test_recordings.py::test_recording_is_fresh[labs/07-data/steps.out]",
    "lines": f"tests/test_recordings.py::test_shown_lines_were_run[{FOLDER}/x.py]",
    "notebook": f"tests/test_recordings.py::test_notebook_equals_its_execution[{FOLDER}/a.ipynb]",
    "lab": "tests/test_lab.py::test_check_notices_what_is_broken[07-data-share-1]",
    "fit7": "tests/test_slides.py::test_slides_fit[07-data]",
    "fit8": "tests/test_slides.py::test_slides_fit[08-testing]",
    "site": "tests/test_site.py::test_links_resolve",
    "promise": "tests/test_promises.py::test_promise[no code is typed into a page]",
    "mistake": "tests/test_mistakes.py::test_mistake_is_told[a tab]",
    "sandbox": "tests/test_sandbox.py::test_no_network",
}
TEXTS = {"mistake": 'PAGE = "docs/modules/07-data.md"'}
CHANGES = {
    # what changed: the tests that it concerns, beside the promises
    f"{FOLDER}/track.sh": "track share lines fit7 site",
    f"{FOLDER}/track.out": "track share lines fit7 fit8 site",
    f"{FOLDER}/share.sh": "share lines fit7 site",
    f"{FOLDER}/x.py": "track share lines notebook fit7 site",
    f"{FOLDER}/a.ipynb": "track share lines notebook fit7 site",
    "docs/modules/07-data.md": "lines fit7 site mistake",
    "docs/students.md": "site",
    "docs/assets/figures/cache.d2": "fit7 fit8 site",
    "slides/08-testing.md": "fit8 site",
    "labs/07-data/check.py": "steps lab fit7 site",
    "labs/07-data/steps.sh": "steps lab fit7 site",
    "README.md": "site",
    "tests/durations.json": "",
    **dict.fromkeys(("course/include.py", "tests/conftest.py", "uv.lock", "mkdocs.yml", "syllabus.yml", "slides/theme/course.css"), "all"),
    **dict.fromkeys(("docs/overrides/main.html", "snippets/data/2013-01.csv", ".github/workflows/ci.yml", "something-new"), "all"),
}


def kept(limit: Limit) -> set[str]:
    """Return the names of the tests above that a limited run keeps."""
    return {name for name, test in TESTS.items() if concerns(limit, COURSE, test, TEXTS.get(name, ""), test in SITE)}


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_concerns(path: str) -> None:
    expected = set(TESTS) if CHANGES[path] == "all" else {"promise", *CHANGES[path].split()}
    assert kept(Limit("", "", (path,))) == expected


def test_changes_add_up_and_no_change_leaves_the_promises() -> None:
    assert kept(Limit("", "", ("README.md", "labs/07-data/check.py"))) == {"promise", "site", "steps", "lab", "fit7"}
    assert kept(Limit("", "", ("README.md", "Makefile"))) == set(TESTS)
    assert kept(Limit("", "", ())) == {"promise"}


def test_a_module_concerns() -> None:
    assert kept(Limit("", "07-data")) == {"track", "share", "steps", "lines", "notebook", "lab", "fit7", "promise"}
    assert kept(Limit("", "08-testing")) == {"fit8", "promise"}


def test_the_course_itself_is_read() -> None:
    course = affected.read()
    folder = "snippets/07-data-versioning"
    assert f"{folder}/track.sh" in course.chains[f"{folder}/share.out"] | course.chains[f"{folder}/releases.out"], "sessions continue others"
    assert "docs/modules/07-data-versioning.md" in course.shown[f"{folder}/track.out"]
    assert len(course.slugs) == 12


@pytest.mark.parametrize("name", ["7", "07", "07-data-versioning", "07-data-versioning/"])
def test_a_module_goes_by_several_names(name: str) -> None:
    limit = affected.limit(affected.ROOT, name, "")
    assert limit == Limit("that are not of module 07", "07-data-versioning")


def test_no_limit_is_none() -> None:
    assert affected.limit(affected.ROOT, "", "") is None


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("kept.md", "moved.md", "staged.md", "unstaged.md", "committed.md"):
        (tmp_path / name).write_text(f"the words of {name}\n")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words], cwd=folder, check=True)


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
    expected = (".gitignore", "committed.md", "moved here.md", "moved.md", "staged.md", "unstaged.md", "ünträcked.md")
    assert affected.changed(repository, "main") == expected


def test_what_others_did_on_main_since_is_no_change_of_ours(repository: Path) -> None:
    git(repository, "branch", "work")
    (repository / "kept.md").write_text("theirs\n")
    commit(repository)
    git(repository, "checkout", "-q", "work")
    assert affected.changed(repository, "main") == ()


@pytest.mark.parametrize("ref", ["nowhere", "--help", "HEAD~99"])
def test_an_unknown_ref_is_told_in_one_message(repository: Path, ref: str) -> None:
    with pytest.raises(Broken, match=r"is no commit that Git knows here\n    to mend:  name a branch, a tag or a commit: make test CHANGED=main"):
        affected.changed(repository, ref)
