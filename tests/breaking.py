"""Breaks a finished lab in many ways, one after the other, and has the check look at each.

Usage, inside the sandbox of a finished home: python breaking.py LAB BREAKS RESULTS BREAKS is a JSON
file with a list of [step, line of bash]; RESULTS gets a list of [exit status, what was printed,
seconds]. A Python and the check's libraries are loaded once and forked for each break; the home is
put back in between, and what a break or a check has left running is ended.
"""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from course.labs import cli as lab
from course.labs import model as labs

KEPT = Path("/tmp/.kept")
SECONDS = 300  # for one break and its check
State = tuple[int, int, int, int]


class Home:
    """A folder that can be put back to how it was at first."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(folder, KEPT, symlinks=True)
        self.states = dict(self.look())

    def look(self) -> Iterator[tuple[str, State]]:
        """Yield what lies in the folder, with what changes when anything is written to it; a folder
        has no times.
        """
        for place, folders, files in os.walk(self.folder):
            for name in folders + files:
                path = os.path.join(place, name)
                found = os.lstat(path)
                times = (
                    (0, 0, 0)
                    if stat.S_ISDIR(found.st_mode)
                    else (found.st_ctime_ns, found.st_mtime_ns, found.st_size)
                )
                yield os.path.relpath(path, self.folder), (found.st_mode, *times)

    def put_back(self) -> None:
        """Make the folder what it was: remove what is new, copy what is gone or was written to."""
        now = dict(self.look())
        for name in sorted(set(now) - set(self.states), reverse=True):
            path = self.folder / name
            path.rmdir() if stat.S_ISDIR(now[name][0]) else path.unlink()
        for name in sorted(name for name, state in self.states.items() if now.get(name) != state):
            self.copy(name)

    def copy(self, name: str) -> None:
        """Put one file, link or folder back."""
        source, target = KEPT / name, self.folder / name
        if source.is_dir() and not source.is_symlink():
            target.mkdir(exist_ok=True)
            target.chmod(stat.S_IMODE(self.states[name][0]))
            return
        target.unlink(missing_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)
        found = target.lstat()
        self.states[name] = (found.st_mode, found.st_ctime_ns, found.st_mtime_ns, found.st_size)


def running() -> set[int]:
    """Return the processes of this sandbox."""
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def clear(before: set[int]) -> None:
    """End the processes that were not there before, and remove what was put into /tmp."""
    for process in running() - before:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    for path in Path("/tmp").iterdir():
        if not path.name.startswith("."):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def check(step: str, line: str, said: Path) -> None:
    """Break the lab in the current folder and check a step of it, as `course lab check` does; never
    return.
    """
    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.setsid()
    signal.alarm(SECONDS)
    broken = subprocess.run(
        ["bash", "-c", line], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    if broken.returncode:
        os._exit(9)
    sys.argv = ["course lab", "check", "--step", step]
    try:
        lab.app()
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 1)
    finally:
        os._exit(8)


def main(slug: str, breaks: Path, results: Path) -> None:
    """Break the lab in each of the ways, and write down what its check said."""
    os.environ["COURSE_PATIENCE"] = "10"  # what never ends is waited for; students get longer
    assert Path("/proc/1/comm").read_text().strip() == "bwrap", (
        "only in a sandbox: it ends all new processes"
    )
    lab.check_module(labs.named(slug))  # its libraries are loaded before the forks
    home, before, said = Home(Path.home()), running(), results.with_name("said")
    folder, found = Path.cwd(), []
    for step, line in json.loads(breaks.read_text()):
        start = monotonic()
        child = os.fork()
        if child == 0:
            check(step, line, said)
        _, ended = os.waitpid(child, 0)
        clear(before)
        os.chdir("/")
        home.put_back()
        os.chdir(folder)
        printed = said.read_text(errors="replace")
        found.append((os.waitstatus_to_exitcode(ended), printed, monotonic() - start))
        results.write_text(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
