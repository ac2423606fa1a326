"""The sandbox: a clean home, a fixed identity and clock, no network, nothing left behind.

With bubblewrap (Linux) a snippet has a network of its own (loopback alone), processes of its own, a
read-only file system but for its home and /tmp, and none of the sockets in /run. Without it
(macOS), the environment is as clean but nothing stops a snippet from leaving: CI is the judge.
Readers see the same paths either way.

A session that needs Docker gets the engine's socket and network (engine.py), and its home keeps its
own path, so that the engine mounts the same folders as the session names.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course import ROOT
from course.run import apart
from course.run.engine import Engine

HOME = "/home/student"
LINES = "/tmp/.lines"  # where line measurements go
GITCONFIG = """[user]
\tname = Ada Student
\temail = ada@example.org
[init]
\tdefaultBranch = main
"""
DVCCONFIG = """[core]
    analytics = false
    check_update = false
"""


@dataclass(frozen=True)
class Ended:
    """What a command printed (stdout and stderr as they came), its exit status, and whether the
    time limit stopped it.
    """

    printed: str
    status: int
    stopped: bool


def clock(minute: int) -> str:
    """Return the time of the story at a minute, ISO 8601: each command of a session runs one minute
    later.
    """
    hours, minutes = divmod(minute, 60)
    return f"2026-01-05T{9 + hours:02d}:{minutes:02d}:00+00:00"


@cache
def bubblewrap() -> str | None:
    """Return the bwrap command if it works on this machine (it needs user namespaces)."""
    found = shutil.which("bwrap")
    if found is None or os.environ.get("COURSE_BWRAP") == "no":
        return None
    works = subprocess.run(
        [found, "--ro-bind", "/", "/", "--unshare-net", "true"], capture_output=True
    )
    return found if works.returncode == 0 else None


def furnish(home: Path, snippets: Path | None, data: Path | None) -> None:
    """Lay out a new home: identity, the module's folder as ~/snippets, the flights sample as
    ~/flights-2013.
    """
    home.mkdir(parents=True, exist_ok=True)
    (home / ".gitconfig").write_text(GITCONFIG)
    (home / ".config" / "dvc").mkdir(parents=True)
    (home / ".config" / "dvc" / "config").write_text(DVCCONFIG)
    if snippets:
        ignored = shutil.ignore_patterns("*.sh", "*.out", "__pycache__", ".*cache")
        shutil.copytree(snippets, home / "snippets", ignore=ignored)
    if data and data.is_dir():
        shutil.copytree(
            data,
            home / "flights-2013",
            ignore=shutil.ignore_patterns("*.py", "*.md", "__pycache__", ".*"),
        )


def environment(home: str, coverage: str) -> dict[str, str]:
    """Return the whole environment of a snippet: nothing of the person's own shell gets in."""
    node = shutil.which("node")
    path = [
        ROOT / ".venv" / "bin",
        ROOT / "node_modules" / ".bin",
        ROOT / "course" / "run" / "guest" / "ci",
        *([Path(node).parent] if node else []),
    ]
    return {
        "HOME": home,
        "PATH": os.pathsep.join(
            [*map(str, path), "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"]
        ),
        "PYTHONPATH": os.pathsep.join(
            str(ROOT / "course" / room / "guest") for room in ("run", "live")
        ),
        "COURSE_COVERAGE": coverage,
        "COURSE_CLOCK": clock(0),
        "GIT_AUTHOR_DATE": clock(0),
        "GIT_COMMITTER_DATE": clock(0),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_PAGER": "cat",
        "DVC_SITE_CACHE_DIR": f"{home}/.cache/dvc-site",
        "MPLCONFIGDIR": f"{home}/.cache/matplotlib",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "USER": "student",
        "LOGNAME": "student",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
    }


def wrap(bwrap: str, home: Path, coverage: Path, engine: Engine | None = None) -> list[str]:
    """Return the bwrap command line: everything read-only, home and /tmp new, no network but
    loopback (or the engine's).
    """
    arguments = [
        bwrap,
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        "--tmpfs",
        "/home",
        "--tmpfs",
        "/tmp",
        "--tmpfs",
        "/run",
    ]
    node = shutil.which("node")
    tools = [
        ROOT,
        Path(sys.base_prefix),
        *apart.bases(),
        *([Path(node).resolve().parent.parent] if node else []),
    ]
    for tool in tools:  # what /home and /tmp now hide but the snippets need
        if tool.is_relative_to("/home") or tool.is_relative_to("/tmp"):
            arguments += ["--ro-bind", str(tool), str(tool)]
    arguments += [
        "--bind",
        str(home),
        str(home) if engine else HOME,
        "--bind",
        str(coverage),
        LINES,
    ]
    if engine is None:
        arguments += ["--unshare-net"]
    elif engine.socket:
        arguments += ["--bind", str(engine.socket.resolve()), str(engine.socket.resolve())]
    return [
        *arguments,
        "--unshare-pid",
        "--unshare-ipc",
        "--unshare-uts",
        "--hostname",
        "laptop",
        "--die-with-parent",
        "--new-session",
    ]


def seen(folder: Path, inside: str) -> str:
    """Return the path under which a snippet sees a folder of ours: `inside` with bubblewrap, its
    own path without.
    """
    return inside if bubblewrap() else str(folder)


def reaching(engine: Engine, home: Path, path: str) -> dict[str, str]:
    """Return what a snippet's environment needs to reach an engine; write the engine's settings
    into its home.
    """
    folders = [str(engine.programs), path]
    (home / ".docker").mkdir(exist_ok=True)
    (home / ".docker" / "config.json").write_text(engine.config)
    return {
        **engine.variables,
        "PATH": os.pathsep.join(folders if engine.process else reversed(folders)),
    }


def run(
    command: list[str],
    home: Path,
    coverage: Path,
    folder: str = "",
    timeout: float = 60,
    engine: Engine | None = None,
) -> Ended:
    """Run a command in the sandbox whose home is `home`, in the folder `~/folder`, for at most
    `timeout` seconds.
    """
    coverage.mkdir(parents=True, exist_ok=True)
    bwrap = bubblewrap()
    inside = str(home) if engine else seen(home, HOME)
    outer = [*wrap(bwrap, home, coverage, engine), "--chdir", f"{inside}/{folder}"] if bwrap else []
    variables = environment(inside, seen(coverage, LINES))
    if engine:
        outer = [*engine.enter, *outer]
        variables |= reaching(engine, home, variables["PATH"])
    process = subprocess.Popen(
        [*outer, *command],
        env=variables,
        cwd=None if bwrap else home / folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    stopped = False
    try:
        printed, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        stopped = True
        end(process.pid)
        printed, _ = process.communicate()
    finally:
        end(process.pid)
    text = printed.decode("utf-8", "replace").replace("\r\n", "\n")
    return Ended(text.replace(str(home), HOME), process.returncode, stopped)


def end(group: int) -> None:
    """Kill every process of the group that is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, 9)
