"""Labs can be done as their guides say: checks fail before and pass after, and no mistake of a
student ends in a traceback.

The tests are parametrised over labs/*/: a new lab adds its tests. What the command itself promises
is tested with a toy lab, which needs neither Git nor DVC.
"""

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from course import ROOT
from course.core import syllabus
from course.core.problem import Broken
from course.labs import checks, starter
from course.labs import cli as command
from course.labs import model as labs
from course.labs.model import Lab
from course.run import engine, recording, sandbox

LABS = {lab.slug: lab for lab in labs.labs()}
WITH_DOCKER = [slug for slug, lab in LABS.items() if "docker" in lab.tools]
BREAKS = [
    (slug, step, str(line))
    for slug, lab in LABS.items()
    for step, lines in yaml.safe_load((lab.folder / "breaks.yml").read_text()).items()
    for line in lines
]
every_lab = pytest.mark.parametrize("slug", LABS)
needs_sandbox = pytest.mark.skipif(
    sandbox.bubblewrap() is None,
    reason="a finished lab names /home/student; only bubblewrap has it: make doctor",
)

TOY = """
title: Toy
module: 1
objectives: [Answer]
tools: [python]
data: {input: [numbers.csv]}
steps:
  - {id: answer, title: Double it, minutes: 3, objective: Answer, files: [answer.py],
     commands: [go], hints: [first, second, third]}
  - {id: last, title: Be there, minutes: 2, objective: Answer, hints: [one, two, three]}
"""
TOY_SOLUTION = '''"""Doubles."""


def answer(n: int) -> int:
    # BEGIN SOLUTION: double n
    # --8<-- [start:double]
    return 2 * n
    # --8<-- [end:double]
    # END SOLUTION
'''
TOY_CHECK = '''
from course.labs.checks import Failed, call

def check_answer(lab):
    (answer,) = call(lab, "answer.py", "answer", [21])
    if answer != 42:
        raise Failed("answer(21) to return 42", f"it returns {answer!r}", "multiply")

def check_last(lab):
    if not (lab / "answer.py").read_text().startswith('"""Doubles.'):
        raise ValueError("unforeseen")
'''


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home that is the current folder, with the course's tools and a Git identity."""
    monkeypatch.chdir(tmp_path)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ada Student")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ada@example.org")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin")
    return tmp_path


@pytest.fixture
def tools(
    request: pytest.FixtureRequest, somewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """An engine, for a lab that needs one."""
    slug = request.getfixturevalue("slug") if "slug" in request.fixturenames else ""
    if slug not in WITH_DOCKER:
        yield
        return
    with engine.exclusively() as docker:
        (somewhere / ".docker").mkdir()
        (somewhere / ".docker" / "config.json").write_text(docker.config)
        for name, value in {
            **docker.variables,
            "PATH": f"{docker.programs}:{os.environ['PATH']}",
        }.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """A course with one lab that consists of one function."""
    folder = tmp_path / "course" / "labs" / "01-toy"
    (folder / "solution").mkdir(parents=True)
    (folder / "lab.yml").write_text(TOY)
    (folder / "solution" / "answer.py").write_text(TOY_SOLUTION)
    (folder / "check.py").write_text(TOY_CHECK)
    (folder / "steps.sh").write_text("# --8<-- [start:go]\npython answer.py\n# --8<-- [end:go]\n")
    (tmp_path / "course" / "numbers.csv").write_text("n\n21\n")
    monkeypatch.setattr(labs, "LABS", folder.parent)
    monkeypatch.setattr(labs, "DATA", tmp_path / "course")
    return labs.load(folder)


def course_lab(*words: str) -> tuple[int, str]:
    """Run `course lab …` and return its exit code and all that it printed; it never ends in a
    traceback.
    """
    result = CliRunner().invoke(command.app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.exit_code, " ".join(result.output.split())


def started(lab: Lab, folder: str = "work") -> Path:
    """Start a lab in a new folder and return the folder."""
    code, said = course_lab("start", lab.slug, folder)
    assert code == 0, said
    return Path(folder).resolve()


def passing_too_early(lab: Lab, folder: Path) -> list[str]:
    """Return the steps whose checks pass on a starter."""
    module = command.check_module(lab)
    return [step.id for step in lab.steps if command.outcome(module, step, folder) is None]


def starter_files(lab: Lab) -> dict[str, str]:
    """Return the files of a starter that students complete."""
    return {
        name: content.decode() for name, content in starter.files(lab).items() if b"TODO" in content
    }


# ---- every lab ----


@every_lab
def test_lab_says_what_the_syllabus_says(slug: str) -> None:
    lab = LABS[slug]
    (module,) = (m for m in syllabus.load(ROOT) if m.number == lab.module)
    assert (lab.title, lab.objectives) in [(told.title, told.objectives) for told in module.labs]
    assert {step.objective for step in lab.steps} == set(lab.objectives), (
        "each objective is served by a step, and no other is named"
    )


@every_lab
def test_lab_is_complete(slug: str) -> None:
    lab = LABS[slug]
    guide = (lab.folder / "README.md").read_text(encoding="utf-8")
    module = command.check_module(lab)
    for number, step in enumerate(lab.steps, 1):
        assert hasattr(module, f"check_{step.id}"), f"check.py has no check_{step.id}"
        assert len(step.hints) == 3, f"{step.id} has not three hints"
        assert set(step.commands) <= set(lab.script), f"{step.id}: steps.sh lacks a region"
        section = guide.partition(f"## Step {number}: {step.title} {{ #{step.id} }}")[2]
        assert section, f"README.md: no heading '## Step {number}: {step.title} {{ #{step.id} }}'"
        assert section.strip().startswith(f"*{step.minutes} minutes."), (
            f"README.md: step {number} takes {step.minutes} minutes"
        )
    assert f"**{lab.minutes} minutes**" in guide
    assert {name for step in lab.steps for name in step.files} == set(starter_files(lab))


@every_lab
def test_starter_holds_no_solution(slug: str) -> None:
    for name, text in starter_files(LABS[slug]).items():
        assert "SOLUTION" not in text
        assert "--8<--" not in text
        if name.endswith(".py"):
            compile(text, name, "exec")
            assert "raise NotImplementedError(" in text


@every_lab
@pytest.mark.timeout(1800)
def test_every_check_passes_at_the_end_of_the_guide(slug: str, runs: recording.Runs) -> None:
    lab = LABS[slug]
    run = runs.of(lab.folder / "steps.out")
    last = run.text.rpartition("$ course lab check\n")[2]
    assert [line.split()[2] for line in last.splitlines() if line.startswith("  ✓")] == [
        step.id for step in lab.steps
    ]
    (receipt,) = run.home.glob(f"*/{command.RECEIPT}")
    told = json.loads(receipt.read_text())
    digest = told.pop("sha256")
    assert digest == hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    assert told["steps"] == [step.id for step in lab.steps]


@needs_sandbox
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("slug", [slug for slug in LABS if slug not in WITH_DOCKER])
def test_check_notices_what_is_broken(slug: str, runs: recording.Runs, tmp_path: Path) -> None:
    """Each line of breaks.yml is run in the finished lab; the check of its step has to notice, in
    words (breaking.py).
    """
    breaks = [(step, line) for of, step, line in BREAKS if of == slug]
    home, lines = tmp_path / "home", tmp_path / "lines"
    shutil.copytree(runs.of(LABS[slug].folder / "steps.out").home, home, symlinks=True)
    lines.mkdir()
    (lines / "breaks.json").write_text(json.dumps(breaks))
    (mark,) = home.glob(f"*/{starter.MARK}")
    command = [
        "python",
        str(ROOT / "tests" / "breaking.py"),
        slug,
        f"{sandbox.LINES}/breaks.json",
        f"{sandbox.LINES}/results.json",
    ]
    ended = sandbox.run(command, home, lines, mark.parent.parent.name, 1700)
    assert ended.status == 0, ended.printed
    results = json.loads((lines / "results.json").read_text())
    missed = [
        why
        for (step, line), (status, said, _) in zip(breaks, results, strict=True)
        if (why := unnoticed(step, line, status, said))
    ]
    assert not missed, "\n\n".join(missed)


@needs_sandbox
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("slug", WITH_DOCKER)
def test_check_notices_what_is_broken_in_containers(
    slug: str, runs: recording.Runs, tmp_path: Path
) -> None:
    """A lab's containers went with its session; its ~/again.sh brings them back, and with them all
    checks pass, so a break is seen for what it is.
    """
    finished = runs.of(LABS[slug].folder / "steps.out").home
    missed = []
    with engine.exclusively() as docker:  # one for all, so that images are built once
        kept = engine.things(docker)
        unbroken = checked("bash ~/again.sh", "", finished, tmp_path / "unbroken", docker)
        assert unbroken.status == 0, unbroken.printed
        for number, (_, step, line) in enumerate(one for one in BREAKS if one[0] == slug):
            engine.remove(docker, {**kept, "image": engine.things(docker)["image"]}, cached=True)
            ended = checked(line, step, finished, tmp_path / str(number), docker)
            missed.append(unnoticed(step, line, ended.status, ended.printed))
    assert not any(missed), "\n\n".join(filter(None, missed))


def checked(
    line: str, step: str, finished: Path, folder: Path, docker: engine.Engine | None = None
) -> sandbox.Ended:
    """Run a line of bash in a copy of a finished home, and then the check of a step, or of all."""
    home = folder / "home"
    shutil.copytree(finished, home, symlinks=True)
    (mark,) = home.glob(f"*/{starter.MARK}")
    script = (
        f"{{\n{line}\n}} >/dev/null || exit 9\npython -m course.labs.cli check"
        f" {f'--step {step}' if step else ''}"
    )
    return sandbox.run(
        ["bash", "-c", script], home, folder / "lines", mark.parent.parent.name, 300, docker
    )


def unnoticed(step: str, line: str, status: int, said: str) -> str:
    """Return what a check said that did not notice a break as it has to, or nothing."""
    noticed = status == 1 and f"{step}, is not done yet." in said and "expected:" in said
    foreseen = "could not go on" not in said and "Traceback" not in said
    return "" if noticed and foreseen else f"{step}: {line}\nended with {status} and said:\n{said}"


def test_every_step_is_broken_somehow() -> None:
    broken = {(slug, step) for slug, step, _ in BREAKS}
    assert broken == {(slug, step.id) for slug, lab in LABS.items() for step in lab.steps}


# ---- start ----


@every_lab
@pytest.mark.usefixtures("tools")
@pytest.mark.timeout(900)
def test_every_check_fails_on_the_starter_and_a_second_start_keeps_the_work(slug: str) -> None:
    lab = LABS[slug]
    folder = started(lab)
    assert passing_too_early(lab, folder) == []
    names = sorted(starter.files(lab))
    mine, lost = folder / names[-1], folder / names[0]
    mine.write_text("mine")
    lost.unlink()
    before = subprocess.run(["git", "log"], cwd=folder, capture_output=True).stdout
    code, said = course_lab("start", lab.number.lstrip("0"), "work")
    assert code == 0
    assert mine.read_text() == "mine"
    assert lost.is_file()
    assert f"missing: {command.brief([names[0]])}; put back" in said
    assert "To start afresh" in said
    assert subprocess.run(["git", "log"], cwd=folder, capture_output=True).stdout == before


@pytest.mark.parametrize("name", ["01", "1", "01-toy", "01-TOY/"])
def test_lab_goes_by_several_names(toy: Lab, name: str) -> None:
    assert course_lab("start", name)[0] == 0
    assert Path("01-toy/answer.py").is_file()


def test_start_refuses_a_foreign_folder(toy: Lab) -> None:
    Path("thesis").mkdir()
    Path("thesis/chapter.txt").write_text("mine")
    code, said = course_lab("start", "1", "thesis")
    assert code == 1
    assert "thesis is not empty and not a lab: it holds chapter.txt" in said
    assert [path.name for path in Path("thesis").iterdir()] == ["chapter.txt"]


def test_start_refuses_a_file_and_an_unknown_lab_and_another_lab(toy: Lab) -> None:
    Path("file").write_text("")
    assert "file is a file" in course_lab("start", "1", "file")[1]
    assert "There is no lab '99'. The labs are: 01 Toy" in course_lab("start", "99")[1]
    starter.Mark("02-other").write(started(toy))
    assert "holds another lab, 02-other" in course_lab("start", "1", "work")[1]


def test_start_goes_on_where_the_set_up_stopped(toy: Lab) -> None:
    (toy.folder / "lab.yml").write_text(TOY + 'setup: ["ls wanted"]\n')
    code, said = course_lab("start", "1", "work")
    assert code == 1
    assert "The set-up of work stopped at `ls wanted`" in said
    Path("work/wanted").touch()
    assert course_lab("start", "1", "work")[0] == 0
    assert starter.read_mark(Path("work")).ready


def test_start_names_a_tool_that_is_missing(toy: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "python is not on your PATH" in course_lab("start", "1", "work")[1]
    assert not Path("work").exists()


def test_start_inside_of_a_lab_is_refused(toy: Lab) -> None:
    started(toy)
    assert course_lab("start", "1", "work/again") == (
        1,
        f"work/again would lie inside another lab, work. To start afresh: cd {Path.cwd()}",
    )
    assert not Path("work/again").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# BEGIN SOLUTION: a\n", "never ends"),
        ("# BEGIN SOLUTION:\n# END SOLUTION\n", "does not say what to do"),
        ("# END SOLUTION\n", "never began"),
        ("# BEGIN SOLUTION: a\n# BEGIN SOLUTION: b\n# END SOLUTION\n", "inside a solution"),
    ],
)
def test_bad_solution_blocks_are_named(text: str, problem: str) -> None:
    with pytest.raises(Broken, match=rf"x\.py:\d: .*{problem}"):
        starter.cut("x.py", text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: [\n", r"lab\.yml:2: is no YAML: "),
        ("title: Toy\n", r"lab\.yml: the entry 'Toy' has no field 'steps'"),
        ("steps:\n  - {id: a, titel: b}\n", r"lab\.yml: a step got an unexpected .* 'titel'"),
    ],
)
def test_a_lab_that_cannot_be_understood_is_told(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "lab.yml").write_text(text)
    with pytest.raises(Broken, match=problem):
        labs.load(tmp_path)


def test_cut_leaves_a_comment_where_no_python_is() -> None:
    assert (
        starter.cut("x.yaml", "a: 1\n  # BEGIN SOLUTION: set b\n  b: 2\n  # END SOLUTION\nc: 3\n")
        == "a: 1\n  # TODO: set b\nc: 3\n"
    )
    assert (
        starter.cut("x.md", "<!-- BEGIN SOLUTION: say it -->\nit\n<!-- END SOLUTION -->\n")
        == "<!-- TODO: say it -->\n"
    )


# ---- check ----


def test_check_passes_on_the_solution_and_writes_a_receipt(
    toy: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = started(toy)
    assert course_lab("check", "work")[0] == 1
    assert passing_too_early(toy, folder) == ["last"], (
        "a check that passes on the starter is noticed"
    )
    (folder / "answer.py").write_text(starter.solved(TOY_SOLUTION))
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    code, said = course_lab("check")
    assert code == 0
    assert (
        "✓ 1 answer Double it ✓ 2 last Be there All 2 steps are done. Your receipt: completed.json"
        in said
    )
    assert json.loads((folder / "completed.json").read_text())["lab"] == "01-toy"


ENDLESS = "def answer(n):\n    while True: pass\n"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (None, "still to be written: double n look at: answer.py, line 6"),
        ("def answer(n):\n    return 3 * n\n", "found: it returns 63 look at: multiply"),
        (
            "def answer(n):\n    x = n / 0\n",
            "ZeroDivisionError: division by zero look at: answer.py, line 2: x = n / 0",
        ),
        (
            "def answer(n:\n    pass\n",
            "SyntaxError: '(' was never closed look at: answer.py, line 1: def answer(n:",
        ),
        ("import no_such_module\n", "No module named 'no_such_module' look at: answer.py, line 1"),
        (
            "import json\ndef answer(n):\n    return json.loads('{')\n",
            "answer.py, line 3: return json.loads('{')",
        ),
        ("def reply(n):\n    return 42\n", "answer.py has no function answer()"),
        ("answer = 42\n", "answer.py has no function answer()"),
        ("def answer():\n    return 42\n", "takes 0 positional arguments but 1 was given"),
        ("import sys\nsys.exit('bye')\n", "SystemExit: bye look at: answer.py, line 2"),
        ("import os\nos._exit(3)\n", "ended Python itself (exit status 3)"),
        ("def answer(n):\n    return input('n? ')\n", "EOFError"),
        ("def answer(n):\n    return object()\n", "it returns 'a object'"),
        ("def answer(n):\n    return answer(n)\n", "RecursionError"),
        ("x = '\udcff'\n", "answer.py"),
        (ENDLESS, "answer() was still running after 3 seconds, stopped: does a loop never end?"),
    ],
)
def test_student_errors_become_words(
    toy: Lab, code: str | None, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "SECONDS", 3)
    folder = started(toy)
    if code is not None:
        (folder / "answer.py").write_text(code, errors="surrogateescape")
    status, said = course_lab("check", "work")
    assert status == 1
    assert found in said
    assert "✗ 1 answer" in said
    assert "· 2 last" in said


def test_student_may_print(toy: Lab) -> None:
    folder = started(toy)
    (folder / "answer.py").write_text(
        '"""Doubles."""\nprint("{}")\ndef answer(n):\n    print("debug" * 100_000)\n    return 2'
        " * n\n"
    )
    assert course_lab("check", "work")[0] == 0


def test_student_files_do_not_disturb_the_check(toy: Lab) -> None:
    folder = started(toy)
    (folder / "answer.py").write_text(starter.solved(TOY_SOLUTION))
    for name in ("json.py", "course.py", "typer.py", "traceback.py"):
        (folder / name).write_text("raise SystemExit('mine')\n")
    assert course_lab("check", "work", "--step", "answer")[0] == 0


def test_check_that_cannot_go_on_says_so(toy: Lab) -> None:
    folder = started(toy)
    (folder / "answer.py").write_text("def answer(n): return 42\n")
    code, said = course_lab("check", "work")
    assert code == 1
    assert "the check could not go on: ValueError: unforeseen" in said


def test_check_outside_of_a_lab(toy: Lab) -> None:
    assert "This folder is not in a lab. Go to your lab's folder" in course_lab("check")[1]
    started(toy)
    assert course_lab("check") == (1, "This folder is not in a lab. Go to it: cd work")
    Path("audit").mkdir()
    assert course_lab("check", "audit")[1] == "audit is not in a lab. Go to it: cd work"
    assert "There is no folder nowhere" in course_lab("check", "nowhere")[1]


def test_check_of_a_damaged_mark(toy: Lab) -> None:
    folder = started(toy)
    (folder / starter.MARK).write_text("{")
    for words in (["check", "work"], ["start", "1", "work"]):
        code, said = course_lab(*words)
        assert code == 1
        assert "is damaged. Your work is safe." in said


def test_check_of_an_unknown_step(toy: Lab) -> None:
    started(toy)
    assert (
        "This lab has no step 'x'. Its steps are: answer, last."
        in course_lab("check", "work", "--step", "x")[1]
    )


# ---- hint, solution, list ----


def test_hints_come_rung_by_rung(toy: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(started(toy))
    said = [course_lab("hint")[1] for _ in range(4)]
    assert [re.sub(r".*of 3 (\w+) .*", r"\1", text) for text in said] == [
        "first",
        "second",
        "third",
        "third",
    ]
    assert "Still stuck? course lab hint answer" in said[0]
    assert "Still stuck? course lab solution answer" in said[3]
    assert "hint 1 of 3 one" in course_lab("hint", "2")[1]


def test_hint_knows_where_the_check_stopped(toy: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = started(toy)
    (folder / "answer.py").write_text("def answer(n): return 42\n")
    course_lab("check", "work")
    monkeypatch.chdir(folder)
    assert course_lab("hint")[1].startswith("Step 2, last: hint 1 of 3")


def test_solution_is_put_beside_the_work(toy: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = started(toy)
    (folder / "answer.py").write_text("mine")
    monkeypatch.chdir(folder)
    assert (
        "python answer.py Compare your answer.py with solution/answer.py"
        in course_lab("solution", "answer")[1]
    )
    assert (folder / "answer.py").read_text() == "mine"
    assert (
        folder / "solution" / "answer.py"
    ).read_text() == '"""Doubles."""\n\n\ndef answer(n: int) -> int:\n    return 2 * n\n'
    assert (folder / "solution" / ".gitignore").read_text() == "*\n"


def test_list_names_labs_and_objectives(toy: Lab) -> None:
    assert course_lab("list") == (0, "01 Toy (5 minutes) - Answer")


def test_command_is_a_part_of_course() -> None:
    cli = importlib.import_module("course.cli")
    assert "Do a lab" in CliRunner().invoke(cli.app, ["lab", "--help"]).output
