"""No session can harm a home: bash leads it to `course play`, which gives it a new one and stops at
the first failure.
"""

import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from course import ROOT, cli
from course.run import session

SESSIONS = sorted(
    path
    for pattern in ("snippets/*/*.sh", "labs/*/steps.sh")
    for path in ROOT.glob(pattern)
    if not path.name.endswith(".az.sh")
)
HOLDS = {
    ".ssh/id_ed25519": "a key",
    "Documents/thesis.txt": "a thesis",
    "flights/mine.txt": "mine",
    "work/mine.txt": "mine",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home, which is also the current folder."""
    for name, text in HOLDS.items():
        (tmp_path / "home" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / name).write_text(text)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "home")
    return tmp_path / "home"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def played(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["play", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def script(home: Path, text: str, name: str = "x.sh") -> Path:
    """Write a session into the home's ~/snippets."""
    path = home / "snippets" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{session.GUARD}\n{text}")
    return path


@pytest.mark.parametrize(
    "course",
    ["", "echo course $1 ${2##*/}; exit 1"],
    ids=["course is not on PATH", "course is on PATH"],
)
@pytest.mark.parametrize("how", ["bash {0}", "bash -c 'source {0}'", "cd ~ && bash {0}; bash {0}"])
def test_every_session_run_twice_by_bash_leaves_a_home_as_it_was(
    how: str, course: str, home: Path, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    if course:
        (programs / "course").write_text(f"#!/bin/sh\n{course}\n")
        (programs / "course").chmod(0o755)
    assert len(SESSIONS) > 100
    for path in SESSIONS * 2:
        command = ["bash", "-c", how.format(path)]
        done = subprocess.run(
            command,
            env={"HOME": str(home), "PATH": f"{programs}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode != 0, path
        assert (
            (f"course play {path.name}" in done.stdout)
            if course
            else ("course: command not found" in done.stderr)
        ), (path, done)
    assert files(home) == HOLDS


def test_a_session_in_bash_says_how_to_play_it(home: Path) -> None:
    path = {**os.environ, "PATH": f"{ROOT}/.venv/bin:/usr/bin:/bin"}
    done = subprocess.run(["bash", SESSIONS[0]], env=path, capture_output=True, text=True)
    assert done.returncode != 0
    assert (
        f"name a new folder, which becomes its home: course play {SESSIONS[0]} DIR" in done.stderr
    )
    assert files(home) == HOLDS


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        (".", "is your own home"),
        ("flights", "is there already and is not empty"),
        ("flights/mine.txt", "is there already and is not empty"),
        ("/", "is your own home"),
        (str(ROOT / "new"), f"lies in the Git repository {ROOT}"),
    ],
)
def test_a_folder_that_could_be_harmed_is_refused(folder: str, why: str, home: Path) -> None:
    code, said = played(script(home, "git init -q\n"), folder)
    assert code == 1
    assert why in said
    assert "name a new folder" in said
    assert {**files(home), "snippets/x.sh": ""} == {**HOLDS, "snippets/x.sh": ""}


def test_what_is_no_session_is_refused(home: Path) -> None:
    assert "there is no such file that ends in .sh" in played("nothing.sh", "new")[1]
    assert not (home / "new").exists()


def test_a_session_plays_in_its_new_home_after_the_one_it_continues(home: Path) -> None:
    script(home, "mkdir flights && cd flights\ngit init -q\necho one > a\n", "first.sh")
    then = script(
        home,
        "# continues: first.sh\n# a word\ncat <<'END'\n$HOME\nEND\nfalse  # exits 1\ncat flights/a;"
        " ls ~; git -C flights var GIT_AUTHOR_IDENT\n",
        "then.sh",
    )
    code, said = played(then, "new")
    assert code == 0, said
    assert "$ cat <<'END'\n> $HOME\n> END\n$HOME\n$ false  # exits 1\n" in said
    assert (
        said.partition("GIT_AUTHOR_IDENT\n")[2].split("\n\n")[0]
        == "one\nflights\nflights-2013\nsnippets\nAda Student <ada@example.org> 1767607380 +0000"
    )
    assert 'cd new && export HOME="$PWD"' in said
    assert {
        name: text
        for name, text in files(home).items()
        if not name.startswith(("new/", "snippets/"))
    } == HOLDS


def test_a_session_whose_beginning_is_missing_makes_nothing(home: Path) -> None:
    code, said = played(script(home, "# continues: first.sh\ntrue\n"), "new")
    assert code == 1
    assert "x.sh: continues first.sh, which is not beside it" in said
    assert not (home / "new").exists()


def test_the_third_of_a_chain_begins_when_its_recording_does(home: Path) -> None:
    script(home, "true\n", "first.sh")
    script(home, "# continues: first.sh\ntrue\n", "second.sh")
    said = played(script(home, '# continues: second.sh\necho "$GIT_AUTHOR_DATE"\n'), "new")[1]
    assert "2026-01-05T10:00:00+00:00\n" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "mkdir a\nmkdir a && cd a\ntouch ~/gone\n",
            r"x.sh:3: `mkdir a && cd a` exited with 1 instead of 0",
        ),
        (
            "true  # exits 1\ntouch ~/gone\n",
            r"x.sh:2: `true  # exits 1` exited with 0 instead of 1",
        ),
        ("exit 0\ntouch ~/gone\n", r"x.sh:2: `exit 0` did not come to its end"),
    ],
)
def test_a_session_stops_at_its_first_unexpected_failure(text: str, why: str, home: Path) -> None:
    code, said = played(script(home, text), "new")
    assert code == 1
    assert why in said
    assert not (home / "new" / "gone").exists()
