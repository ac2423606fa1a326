"""Environments apart: what a session gets whose tools cannot share the course's own environment (`#
needs: tfx`).

Each is a project with a lock in tools/ and is made there, in .venv, when a session first asks for
it. Its Python then comes first on the session's PATH; its lock has what counts lines and fixes the
clock, too. Where the machine's C library is older than the wheels ask for, that Python is started
with Debian 13's, unpacked beside it (nothing is installed).
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from course import ROOT
from course.core import tools
from course.core.problem import Broken, Problem
from course.run import engine

RUNTIME = ["libc6", "libstdc++6", "libgcc-s1"]  # Debian's packages of the C and C++ runtime
KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")


@dataclass(frozen=True)
class Project:
    """A project with a lock of its own: its folder, its Python, the C library that its wheels ask
    for, where they run.

    imports: what its sessions import, so that bytecode is made of that and not of the gigabytes
    that nobody imports.
    """

    folder: Path
    python: str
    library: tuple[int, int]
    systems: tuple[tuple[str, str], ...]
    imports: str

    @property
    def made(self) -> Path:
        """The folder of its environment."""
        return self.folder / ".venv"


PROJECTS = {
    "tfx": Project(
        ROOT / "tools" / "tfx",
        "3.12",
        (2, 39),
        (("linux", "x86_64"), ("darwin", "arm64")),
        "keras, tfx.v1, tensorflow_data_validation, tensorflow_model_analysis,"
        " tensorflow_transform",
    )
}


def old(project: Project) -> bool:
    """Return whether this machine's C library is older than the project's wheels ask for."""
    name, version = platform.libc_ver()
    return name == "glibc" and tuple(map(int, version.split(".")[:2])) < project.library


def python(version: str) -> str:
    """Return the Python of a version on this machine: on PATH, of pyenv, of uv; or nothing."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for place in (
        shutil.which(f"python{version}"),
        *sorted(pyenv.glob(f"{version}.*/bin/python{version}"), reverse=True),
    ):
        if (
            place and subprocess.run([place, "-c", ""], capture_output=True).returncode == 0
        ):  # pyenv's shim of a version that is not there fails
            return str(place)
    asked = subprocess.run(
        [tools.uv(), "python", "find", "--no-python-downloads", version],
        capture_output=True,
        text=True,
    )
    return asked.stdout.strip()


def lacking(name: str) -> str:
    """Return why this machine cannot have a project's environment, or nothing."""
    project, system = PROJECTS[name], (sys.platform, platform.machine())
    if system not in project.systems:
        return f"no wheels of {name} for {' '.join(system)}"
    if old(project) and not (KEYS.exists() and shutil.which("apt-get")):
        return (
            f"no C library {'.'.join(map(str, project.library))} or newer, and only on Debian one"
            " can be unpacked"
        )
    return "" if python(project.python) else f"no Python {project.python}"


def path(needs: tuple[str, ...]) -> str:
    """Return the line of shell that puts the Python of what a session needs first on its PATH, made
    if it is not there.
    """
    fast = "export COVERAGE_CORE=sysmon"  # counts lines without slowing all the others down
    return "".join(
        f'export PATH={shlex.quote(str(environment(name)))}:"$PATH"; {fast}\n'
        for name in needs
        if name in PROJECTS
    )


def environment(name: str) -> Path:
    """Return the folder of a project's Python; make it from its lock if it is not there, or made
    from another.
    """
    project = PROJECTS[name]
    programs, lock = project.made / "first", project.folder / "uv.lock"
    with FileLock(Path(tempfile.gettempdir()) / f"course-{name}.lock"):
        if not programs.exists() or (programs / "lock").read_bytes() != lock.read_bytes():
            if reason := lacking(name):
                raise broken(name, reason)
            shutil.rmtree(programs, ignore_errors=True)
            target = (
                ["--python-platform", f"x86_64-manylinux_{project.library[0]}_{project.library[1]}"]
                if old(project)
                else []
            )
            options = ["--locked", "--quiet", "--python", python(project.python), *target]
            call(
                name,
                tools.uv(),
                "sync",
                "--project",
                str(project.folder),
                *options,
                UV_PROJECT_ENVIRONMENT=str(project.made),
            )
            words = [
                *(runtime(name, project) if old(project) else []),
                str(project.made / "bin" / "python"),
            ]
            new = programs.with_suffix(".new")
            new.mkdir(exist_ok=True)
            (new / "python").write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
            (new / "python").chmod(0o755)
            call(
                name,
                str(new / "python"),
                "-c",
                f"import {project.imports}",
                PYTHONDONTWRITEBYTECODE="",
            )
            shutil.copyfile(lock, new / "lock")
            new.rename(programs)
    return programs


def runtime(name: str, project: Project) -> list[str]:
    """Return the words that start a program with Debian 13's C runtime, which is unpacked if it is
    not there.
    """
    house, apt, new = (project.made / folder for folder in ("runtime", "apt", "runtime.new"))
    if not house.exists():
        for folder in (apt / "lists/partial", apt / "cache/archives/partial", apt / "state", new):
            folder.mkdir(parents=True, exist_ok=True)
        (apt / "sources.list").write_text(engine.SOURCE.format(mirror=engine.mirror()))
        (apt / "apt.conf").write_text(engine.APT.format(apt))
        script = (
            f"apt-get update -qq && apt-get download -qq {' '.join(RUNTIME)} && for p in *.deb; do"
            f" dpkg -x $p ../{new.name}; done"
        )
        call(
            name,
            "sh",
            "-ec",
            f"cd {shlex.quote(str(apt))} && {script}",
            APT_CONFIG=str(apt / "apt.conf"),
        )
        new.rename(house)
    libraries = house / "usr" / "lib" / "x86_64-linux-gnu"
    return [
        str(libraries / "ld-linux-x86-64.so.2"),
        "--library-path",
        f"{libraries}:{base(project) / 'lib'}",
    ]


def base(project: Project) -> Path:
    """Return the folder of the Python that a made environment stands on."""
    return (
        Path((project.made / "pyvenv.cfg").read_text().partition("home = ")[2].partition("\n")[0])
        .resolve()
        .parent
    )


def bases() -> list[Path]:
    """Return the folders of all these Pythons: the sandbox lets a session see them."""
    return [
        base(project) for project in PROJECTS.values() if (project.made / "pyvenv.cfg").exists()
    ]


def broken(name: str, what: str) -> Broken:
    """Return what is raised where an environment cannot be had."""
    return Broken(
        Problem(
            "course/run/apart.py", f"needs {name}: {what}", "CI runs it; here, run the other tests"
        )
    )


def call(name: str, *command: str, **more: str) -> None:
    """Run a command that makes an environment; raise Broken with its last words if it fails."""
    done = subprocess.run(command, env={**os.environ, **more}, capture_output=True, text=True)
    if done.returncode != 0:
        raise broken(name, f"`{' '.join(command[:4])} …` failed: {done.stderr.strip()[-300:]}")


def offer(name: str) -> str:
    """Return the line that puts an environment's Python first, for a person's own terminal; end
    with the reason if it cannot be had.
    """
    try:
        return f'In each terminal that needs it, type: export PATH="{environment(name)}:$PATH"'
    except Broken as error:
        sys.exit(
            f"This machine cannot have it: {error.problem.what}. The recordings show what it does;"
            " nothing else needs it."
        )


if __name__ == "__main__":
    print(offer(sys.argv[1]))
