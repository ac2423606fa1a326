"""The sandbox: a snippet that tries to get out, to hang, to stay or to differ does not succeed."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import project
import pytest

from course.core.problem import Broken
from course.run import executed, recording, sandbox

isolated = pytest.mark.skipif(
    not sandbox.bubblewrap(), reason="needs bubblewrap: see `make doctor`"
)


def printed(tmp_path: Path, code: str) -> str:
    return project.run(project.tiny(tmp_path, try_py=code), "try.py").text.partition("\n")[2]


@isolated
def test_no_network_but_loopback(tmp_path: Path) -> None:
    code = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), 2)
except OSError as error:
    print(error.strerror)
server = socket.create_server(("127.0.0.1", 8000))
print(socket.create_connection(("127.0.0.1", 8000)).getpeername())
"""
    assert printed(tmp_path, code) == "Network is unreachable\n('127.0.0.1', 8000)\n"


@isolated
def test_no_writing_outside(tmp_path: Path) -> None:
    outside = (
        tmp_path / "outside"
    )  # below /tmp a snippet writes into its own /tmp, which goes with it
    code = f"""
import contextlib, pathlib
for path in ("/etc/outside", "/usr/outside", "/outside"):
    try:
        pathlib.Path(path).touch()
    except OSError as error:
        print(error.strerror)
with contextlib.suppress(OSError):
    pathlib.Path({str(outside)!r}).touch()
"""
    assert printed(tmp_path, code) == "Read-only file system\n" * 3
    assert not outside.exists()


def test_no_process_stays(tmp_path: Path) -> None:
    marker = f"31{os.getpid()}"
    code = (
        f"import subprocess\nsubprocess.Popen(['sleep', '{marker}'],"
        " start_new_session=True)\nprint('left')\n"
    )
    assert printed(tmp_path, code) == "left\n"
    assert (
        f"sleep {marker}"
        not in subprocess.run(
            ["ps", "-eo", "args"], capture_output=True, text=True, check=True
        ).stdout
    )


def test_nothing_of_the_persons_own_shell_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    code = (
        "import os, pathlib\nprint('SECRET_TOKEN' in os.environ, os.environ['TZ'],"
        " pathlib.Path.home())\n"
    )
    assert printed(tmp_path, code) == "False UTC /home/student\n"


def test_clock_seed_and_identity_are_fixed(tmp_path: Path) -> None:
    code = "import datetime\nprint(datetime.datetime.now().isoformat()[:16], hash('a'))\n"
    first = printed(tmp_path / "a", code)
    assert first == printed(tmp_path / "b", code)
    assert first.startswith("2026-01-05T09:00")
    git = (
        "git init -q .\ngit commit -q --allow-empty -m 'feat: start'\ngit log --format='%h %an"
        " %ad'\n"
    )
    root = project.tiny(tmp_path / "c", git_sh=git)
    assert (
        project.run(root, "git.sh")
        .text.splitlines()[-1]
        .endswith("Ada Student Mon Jan 5 09:01:00 2026 +0000")
    )


def test_the_clock_still_ticks(tmp_path: Path) -> None:
    code = (
        "import time\nstart = time.time()\nend = time.monotonic() + 0.05\nwhile time.monotonic() <"
        " end:\n    pass\nprint(time.time() > start)\n"
    )
    assert printed(tmp_path, code) == "True\n"


def test_a_script_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "LIMIT", 1)
    with pytest.raises(Broken, match=r"`python try\.py` was stopped after 1 s"):
        printed(tmp_path, "while True:\n    pass\n")


def test_a_script_that_raises_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(
        Broken, match=r"snippets/01-tiny/try\.py:2: .*exited with 1; it said: .*ZeroDivisionError"
    ):
        printed(tmp_path, "x = 0\nprint(1 / x)\n")


def test_lines_are_measured_around_imports_of_libraries_and_tracebacks_show_none_of_it(
    tmp_path: Path,
) -> None:
    """Nothing is measured while a library is imported; of our own files no line is lost by that,
    and what fails is told as ever.
    """
    own = (
        "import xml.dom.minidom\n\ndef late(n):\n    import sqlite3\n    return n > 15\n\ndef"
        " never():\n    return 0\n"
    )
    script = """
import traceback
import own
import wave
x = own.late(3)
try:
    import broken
except ImportError:
    print(traceback.format_exc())
import csv
y = 1
"""
    root = project.tiny(tmp_path, own_py=own, broken_py="import no_such_library\n", try_py=script)
    run = project.run(root, "try.py")
    lines = {
        Path(name).name: found
        for file in run.coverage.glob("lines.*")
        for name, found in executed.measured_lines(file).items()
    }
    assert lines["own.py"] == {1, 3, 4, 5, 7}
    assert lines["try.py"] == {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
    assert [
        line.split('"')[1].rpartition("/")[2]
        for line in run.text.splitlines()
        if line.startswith("  File")
    ] == ["try.py", "broken.py"]


@isolated
def test_neither_order_nor_company_matters(tmp_path: Path) -> None:
    """Three snippets that take the same port, file and name print the same alone, together, and in
    any order.
    """
    code = """
import pathlib, socket
server = socket.create_server(("127.0.0.1", 8000))
mine = pathlib.Path("/tmp/same"), pathlib.Path.home() / "same"
print([path.exists() for path in mine])
for path in mine:
    path.touch()
"""
    root = project.tiny(tmp_path, a_py=code, b_py=code, c_py=code)
    snippets = [root / "snippets" / "01-tiny" / f"{name}.out" for name in "abc"]
    alone = recording.Runs(root, tmp_path / "alone")
    together = recording.Runs(root, tmp_path / "together")
    expected = [alone.of(path).text for path in snippets]
    with ThreadPoolExecutor(3) as pool:
        assert (
            list(pool.map(lambda path: together.of(path).text, reversed(snippets)))
            == expected[::-1]
        )
    assert expected[0].endswith("[False, False]\n")
