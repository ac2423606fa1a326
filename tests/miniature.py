"""A miniature of the course: a module that shows a block of each kind, and a small suite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from course import ROOT
from course.report import freshness

FENCE = "```"
SHOWN = ("x.out", "x.out:greet", "y.py", "params.yaml", "words.txt", "known.rb")
MODULE = "snippets/01-tiny"
SUITE = """
import pytest
from course import ROOT
from course.run import recording

PATHS = [path.relative_to(ROOT).as_posix() for path in recording.recordings(ROOT)]

@pytest.mark.parametrize("path", PATHS)
def test_recording_is_fresh(path, runs):
    problem = recording.compare(ROOT, ROOT / path, runs.of(ROOT / path))
    assert problem is None, problem

def test_machinery():
    pass
"""


def make(root: Path) -> Path:
    """Make a checkout of one module that shows a block of each kind; one file is exempt by name."""
    root.mkdir()
    folder = root / MODULE
    folder.mkdir(parents=True)
    (folder / "x.sh").write_text(
        "# --8<-- [start:greet]\necho hello\n# --8<-- [end:greet]\nfalse  # exits 1\n"
    )
    (folder / "x.out").write_text(
        "$ course play x.sh\n# --8<-- [start:greet]\n$ echo hello\nhello\n"
        "# --8<-- [end:greet]\n$ false  # exits 1\n"
    )
    (folder / "y.py").write_text("x = 1\n\nprint(\n    x\n)\n")
    (folder / "params.yaml").write_text("seed: 1\n")
    (folder / "words.txt").write_text("words\n")
    (folder / "known.rb").write_text("puts 1\n")
    page = root / "docs" / "modules" / "01-tiny.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "".join(f'{FENCE}text\n--8<-- "snippets/01-tiny/{name}"\n{FENCE}\n' for name in SHOWN)
    )
    (root / "docs" / "assets" / "images").mkdir(parents=True)
    module = {"slug": "01-tiny", "title": "Tiny", "topics": [], "labs": [], "tools": ["dvc"]}
    (root / "syllabus.yml").write_text(
        yaml.safe_dump({"goals": [], "prerequisites": "", "modules": [module]})
    )
    for name in ("mkdocs.yml", "uv.lock", "package-lock.json"):
        shutil.copyfile(ROOT / name, root / name)
    unrun = '\n[tool.course.unrun]\n"snippets/01-tiny/known.rb" = "shown as a foreign language"\n'
    (root / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text().partition("[tool.course.unrun]")[0] + unrun
    )
    return root


def with_suite(root: Path, suite: str = SUITE) -> Path:
    """Add the machinery, a small suite and a Git history to a checkout."""
    shutil.copytree(ROOT / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "tests").mkdir()
    for path in (
        path for path in (ROOT / "tests").glob("*.py") if not path.name.startswith("test_")
    ):
        shutil.copyfile(path, root / "tests" / path.name)
    (root / "tests" / "test_recordings.py").write_text(suite)
    other = root / "snippets" / "01-tiny" / "z.sh"
    other.write_text("echo z\n")
    other.with_suffix(".out").write_text("$ course play z.sh\n$ echo z\nz\n")
    (root / freshness.BADGE).write_text(freshness.badge(2, 6))
    (root / ".gitignore").write_text("build/\n__pycache__/\n.pytest_cache/\n")
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "start"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    return root


def suite(root: Path, *options: str, ci: str = "") -> tuple[int, str]:
    """Run the suite of a checkout, as `make test` does; return its exit code and what it says."""
    variables = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    } | {"PYTHONPATH": str(root), "CI": ci}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=root,
        env=variables,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr
