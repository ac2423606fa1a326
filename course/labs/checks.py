"""What the checks of labs are written with: Failed, and ways to ask Git and the student's own code.

A labs/<slug>/check.py holds a function `check_<step>(lab: Path) -> None` for every step. It returns
if the step is done and raises Failed if not. It tests what came out, not how.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 60  # for one command, or for the student's code
CALL = Path(__file__).with_name("call.py")


class Failed(Exception):
    """A step is not done: what was expected, what was found, and what to look at."""

    def __init__(self, expected: str, found: str, look: str = ""):
        super().__init__(found)
        self.expected, self.found, self.look = expected, found, look


@dataclass(frozen=True)
class Done:
    """A command's exit status and what it printed."""

    status: int
    out: str
    err: str


def run(command: Sequence[str | Path], folder: Path, seconds: float = 0) -> Done:
    """Run a command in a folder; raise Failed if it is not installed or does not end in time."""
    words = [str(word) for word in command]
    limit = seconds or SECONDS
    try:
        process = subprocess.Popen(
            words,
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "DVC_NO_ANALYTICS": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except FileNotFoundError:
        raise Failed(
            f"the command {words[0]}",
            f"no {words[0]} on your PATH",
            "install it, or activate its environment",
        ) from None
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        kill(process)
        process.communicate()
        raise Failed(
            f"an end of `{words[0]}`", f"still running after {limit} seconds, stopped"
        ) from None
    return Done(process.returncode, out, err)


def kill(process: subprocess.Popen[str]) -> None:
    """End a process and, where the system can, all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def git(folder: Path, *words: str) -> str | None:
    """Return what a Git command prints in a folder, or None if it fails."""
    done = run(["git", *words], folder)
    return done.out.strip() if done.status == 0 else None


def repository(lab: Path) -> None:
    """Raise Failed if the lab's folder is not a Git repository of its own that Git can read."""
    done = run(["git", "rev-parse", "--show-toplevel"], lab)
    if done.status:
        said = done.err.strip().splitlines() or ["nothing"]
        raise Failed(
            "a Git repository",
            f"Git says: {said[0]}",
            "is the folder .git still there and whole? If not, start afresh: course lab start, with"
            " another folder",
        )
    if Path(done.out.strip()).resolve() != lab.resolve():
        raise Failed(
            "a Git repository of its own",
            f"the lab is a part of {done.out.strip()}",
            "run in the lab: git init",
        )
    if git(lab, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        raise Failed(
            "a repository with commits",
            "no commit",
            "the lab's first commit came with `course lab start`; make it again",
        )


def committed(lab: Path, path: str, rev: str = "HEAD") -> str | None:
    """Return the text of a file as it is committed at a revision, or None."""
    return git(lab, "show", f"{rev}:{path}")


def call(lab: Path, file: str, function: str, *arguments: Sequence[Any]) -> list[Any]:
    """Return what a function of the student's file returns for each tuple of arguments.

    The code runs in a process of its own; its errors become Failed with the student's own line.
    """
    expected = f"{file} with a function {function}() that runs"
    if not (lab / file).is_file():
        raise Failed(
            expected, f"no file {file}", "course lab start, over the same folder, puts it back"
        )
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        try:
            # -P: the folder of call.py must not hide modules from the student's code
            done = run(
                [sys.executable, "-P", CALL, lab / file, function, json.dumps(arguments), result],
                lab,
            )
        except Failed as failed:
            found = (
                f"{function}() was {failed.found}: does a loop never end?"
                if "seconds" in failed.found
                else failed.found
            )
            raise Failed(expected, found) from None
        if not result.is_file():
            raise Failed(
                expected,
                f"{file} ended Python itself (exit status {done.status})",
                "remove exit() and the like",
            )
        told = json.loads(result.read_text(encoding="utf-8"))
    if error := told.get("error"):
        raise Failed(expected, error["text"], error["place"])
    returned: list[Any] = told["answers"]
    return returned
