"""Environments apart: a session gets its Python, or is told why this machine cannot have it."""

import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from course.core import tools
from course.core.problem import Broken
from course.run import apart

THIS = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> apart.Project:
    """A project that needs nothing, for this machine."""
    (tmp_path / "pyproject.toml").write_text(
        f'[project]\nname = "tiny"\nversion = "1"\nrequires-python = ">={THIS}"\n[tool.uv]\npackage'
        " = false\n"
    )
    subprocess.run(
        [
            tools.uv(),
            "lock",
            "--quiet",
            "--offline",
            "--project",
            tmp_path,
            "--python",
            sys.executable,
        ],
        check=True,
    )
    project = apart.Project(tmp_path, THIS, (0, 0), ((sys.platform, platform.machine()),), "json")
    monkeypatch.setattr(apart, "PROJECTS", {"tiny": project})
    return project


def test_a_session_finds_the_python_of_its_project_first(tiny: apart.Project) -> None:
    script = apart.path(("docker", "tiny")) + 'python -c "import sys; print(sys.prefix)"'
    told = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert told == str(tiny.made)
    assert apart.bases() == [Path(sys.base_prefix).resolve()]


def test_an_environment_is_made_again_when_its_lock_changes(tiny: apart.Project) -> None:
    programs = apart.environment("tiny")
    (programs / "seen").touch()
    assert (apart.environment("tiny") / "seen").exists()
    with open(tiny.folder / "uv.lock", "a") as lock:
        lock.write("# another\n")
    assert not (apart.environment("tiny") / "seen").exists()


def test_a_session_that_needs_nothing_apart_keeps_its_path() -> None:
    assert apart.path(()) == apart.path(("docker",)) == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"systems": (("amiga", "m68k"),)}, "no wheels of tiny for "),
        ({"python": "2.7182"}, "no Python 2.7182"),
    ],
)
def test_what_a_machine_cannot_have_is_told(
    tiny: apart.Project, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], reason: str
) -> None:
    monkeypatch.setattr(apart, "PROJECTS", {"tiny": replace(tiny, **change)})  # type: ignore[arg-type]
    with pytest.raises(Broken, match=f"needs tiny: {reason}"):
        apart.environment("tiny")
    with pytest.raises(SystemExit, match=f"This machine cannot have it: needs tiny: {reason}"):
        apart.offer("tiny")


def test_a_person_is_told_the_line_to_type(tiny: apart.Project) -> None:
    assert apart.offer("tiny").endswith(f'export PATH="{tiny.made / "first"}:$PATH"')


def test_an_old_c_library_needs_debian(
    tiny: apart.Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("glibc", "2.36"))
    monkeypatch.setattr(apart, "KEYS", tmp_path / "none")
    monkeypatch.setattr(apart, "PROJECTS", {"tiny": replace(tiny, library=(2, 39))})
    assert apart.lacking("tiny").startswith("no C library 2.39")


def test_a_failed_command_is_told(tiny: apart.Project) -> None:
    (tiny.folder / "uv.lock").write_text("no lock\n")
    with pytest.raises(Broken, match=r"needs tiny: `.*uv sync .* failed"):
        apart.environment("tiny")
