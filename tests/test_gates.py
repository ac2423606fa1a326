"""The gates pass, and each of them is red for a mistake of its kind."""

import shutil
from pathlib import Path

import pytest

from course import ROOT, gates

SETTINGS = ("pyproject.toml", "biome.json")
MISTAKES = {
    "types": ("course/a.py", '"""A."""\nNAME: int = "one"\n', "course/a.py:2: error: Incompatible"),
    "lint": ("course/a.py", '"""A."""\nimport os\n', "course/a.py:2:8: F401"),
    "format": ("course/a.py", '"""A."""\nNAME = [1,2]\n', "course/a.py"),
    "imports": ("course/core/a.py", "from course import cli\n", "course.core.a -> course.cli"),
    "JavaScript": ("course/a.js", "export const one = (a) => a == 1\n", "noDoubleEquals"),
}


@pytest.mark.parametrize("name", gates.GATES)
def test_gate_passes(name: str) -> None:
    gates.lay_out_checks(ROOT)
    assert not gates.red(ROOT, gates.GATES[name])


@pytest.mark.parametrize("name", gates.GATES)
def test_gate_is_red_for_a_mistake(name: str, tmp_path: Path) -> None:
    where, text, told = MISTAKES[name]
    for setting in SETTINGS:
        shutil.copyfile(ROOT / setting, tmp_path / setting)
    if name == "imports":  # the contract names rooms, so they have to be there
        shutil.copytree(ROOT / "course", tmp_path / "course")
    file = tmp_path / where
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in (*gates.READ, "tools/bench", "build/types"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f"{folder[:2]}.py").write_text('"""B."""\n')
    file.write_text(text)
    assert told in gates.red(tmp_path, gates.GATES[name])


def test_what_mypy_says_of_a_copy_is_told_of_the_lab() -> None:
    said = gates.where_it_was(ROOT, "build/types/check_05_containers.py:7: error: …")
    assert said == "labs/05-containers/check.py:7: error: …"
