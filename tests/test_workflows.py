"""Workflows are read by what knows them, and run on a push, on this machine."""

import re
import shutil
from pathlib import Path

import project
import pytest

from course import ROOT
from course.core.problem import Broken
from course.formats import config, workflow

GOOD = """name: ci
on:
  push:
    branches: [main]
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - run: make test
"""


def problems(root: Path, path: str, text: str) -> str:
    """Show one file of a tiny project on its page, and return what the checks tell of it."""
    target = root / "snippets" / "01-tiny" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    (root / "docs" / "page.md").write_text(f'```yaml\n--8<-- "snippets/01-tiny/{path}"\n```\n')
    return "\n".join(map(str, config.check(root)))


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name
)
def test_our_own_workflows_are_sound(path: Path) -> None:
    assert list(workflow.github(path)) == []


WRONG = {
    # name: what is replaced, by what, the line, the message
    "schema": ("    steps:", "    stepz:", 9, 'actionlint: unexpected key "stepz"'),
    "schema alone": (
        "name: ci",
        "name: 5",
        1,
        "breaks the schema of github-workflows: 5 is not of type",
    ),
    "key twice": ("name: ci", "name: ci\nname: cd", 2, "is refused by its tool: .*duplicate key"),
    "expression": ("make test", "echo ${{ matrix.os }}", 13, 'actionlint: .*"os" is not defined'),
    "retired runner": (
        "ubuntu-24.04",
        "ubuntu-20.04",
        8,
        "'ubuntu-20.04' is no runner of GitHub's",
    ),
    "injection": ("make test", "echo ${{ github.head_ref }}", 13, "zizmor: code injection"),
    "not pinned": (
        "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
        "@main",
        10,
        "zizmor: unpinned action",
    ),
    "permissions": ("permissions: {}\n", "", 6, "zizmor: overly broad permissions"),
}


@pytest.mark.parametrize("name", ["right", *WRONG])
def test_a_workflow_is_read_by_its_tools(name: str, tmp_path: Path) -> None:
    old, new, line, message = WRONG.get(name, ("", "", 0, ""))
    assert old in GOOD
    told = problems(project.tiny(tmp_path), ".github/workflows/ci.yml", GOOD.replace(old, new))
    if name == "right":
        assert told == ""
    else:
        where = (
            rf"snippets/01-tiny/\.github/workflows/ci\.yml:{line}: {message}.*\n    shown in:"
            r" docs/page\.md:2\n    to mend: "
        )
        assert re.search(where, told), f"told: {told or 'nothing'}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stages: [test]\ntest:\n  stage: test\n  script: [make test]\n", ""),
        ("test:\n  skript: [make test]\n", r"ci\.yml:1: breaks the schema of gitlab-ci"),
        (
            "stages: [test]\ntest:\n  stage: tset\n  script: [make test]\n",
            r"ci\.yml:1: gitlab-ci-local: stage:tset not found for test",
        ),
    ],
)
def test_a_gitlab_pipeline_is_read_by_its_tools(text: str, message: str, tmp_path: Path) -> None:
    told = problems(project.tiny(tmp_path), ".gitlab-ci.yml", text)
    assert re.search(message, told)
    assert told == "" if not message else told


CI = """name: ci
on:
  push:
    branches: [main]
  pull_request:
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
      - run: pip install -r requirements.txt
      - run: python check.py > report.txt
      - uses: actions/upload-artifact@v6
        with:
          name: report
          path: report.txt
  publish:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@v6
        with:
          name: report
      - run: cat report.txt
"""
PUSH = """course-remote remote.git
git init -q work && cd work && git remote add origin ~/remote.git
mkdir -p .github/workflows && cp ~/snippets/ci.yml .github/workflows/
echo 'pyyaml>=6' > requirements.txt
echo 'print("two and two is", 2 + 2)' > check.py
git add . && git commit -q -m "Check on every push"
git push -q -u origin main
course-remote --passed ~/remote.git
git switch -q -c idea && git commit -q --allow-empty -m "An idea"
git push -q -u origin idea
echo 'raise SystemExit("does not add up")' > check.py
git commit -q -a -m "Break it"
git push -q -o pull_request
course-remote --passed ~/remote.git  # exits 1
"""


def pushed(folder: Path, ci: str = CI, session: str = PUSH) -> str:
    """Record a session that pushes to a remote with a workflow."""
    return project.run(project.tiny(folder, push_sh=session, ci_yml=ci), "push.sh").text


def test_a_push_runs_the_workflow(tmp_path: Path) -> None:
    text = pushed(tmp_path / "one")
    green, _, red = text.partition("git switch")
    assert "remote: [ci/publish]   | two and two is 4\n" in green
    assert "remote: ✅ ci.yml passed" in green
    assert "remote" not in red.partition("does not add up")[0], (
        "a push to a branch that the workflow does not name runs nothing"
    )
    assert "remote: [ci/test]   | does not add up\n" in red
    assert "remote: ❌ ci.yml failed" in red
    assert pushed(tmp_path / "two") == text, "not the same twice"


def test_a_red_push_that_is_not_declared_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        Broken,
        match=r"push\.sh:14: `course-remote --passed ~/remote\.git` exited with 1 instead of 0",
    ):
        pushed(tmp_path, session=PUSH.replace("  # exits 1", ""))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "actions/setup-python",
            "someone/unheard-of",
            (
                r"no stand-in for someone/unheard-of: write"
                r" course/run/guest/ci/actions/unheard-of/action\.yml"
            ),
        ),
        ("-r requirements.txt", "left-pad", r"ERROR: left-pad is not in the course's environment"),
    ],
)
def test_what_cannot_run_here_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in CI
    lines = PUSH.splitlines(keepends=True)
    text = pushed(tmp_path, CI.replace(old, new), "".join(lines[:7]))
    assert re.search(message, text), text


PIPELINE = """stages: [test, report]
train:
  stage: test
  script:
    - echo 0.81 > score.txt
  artifacts:
    paths: [score.txt]
report:
  stage: report
  script:
    - cat score.txt
"""
GITLAB = """git init -q work && cd work
cp ~/snippets/ci.yml .gitlab-ci.yml && git add . && git commit -q -m "A pipeline"
gitlab-ci-local --force-shell-executor --shell-isolation
"""


@pytest.mark.skipif(
    not shutil.which("rsync"),
    reason="no rsync; course doctor names it, and with CI=true that ends the run",
)
def test_a_gitlab_pipeline_runs(tmp_path: Path) -> None:
    def ran(name: str, pipeline: str, session: str) -> str:
        return project.run(
            project.tiny(tmp_path / name, run_sh=session, ci_yml=pipeline), "run.sh"
        ).text

    text = ran("one", PIPELINE, GITLAB)
    assert "0.81" in text
    assert text == ran("two", PIPELINE, GITLAB), "not the same twice"
    with pytest.raises(Broken, match=r"run\.sh:3: `gitlab-ci-local .*exited with 1 instead of 0"):
        ran("red", PIPELINE.replace("cat score.txt", "cat scores.txt"), GITLAB)
