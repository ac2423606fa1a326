"""The starter: a lab's solution with the students' part cut out, its data, and the hidden mark that
makes it a lab.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from course.core.data import name_in
from course.core.problem import Broken, Problem
from course.labs import model as labs
from course.labs.model import Lab, Stop

MARK = Path(".course/lab.json")
BEGIN = re.compile(
    r"^(?P<indent>\s*)(?P<comment>#|//|<!--)\s*BEGIN SOLUTION:\s*(?P<task>.*?)\s*(-->)?\s*$"
)
END = re.compile(r"^\s*(#|//|<!--)\s*END SOLUTION\s*(-->)?\s*$")

REGION = re.compile(r"^\s*(#|//|<!--) --8<-- \[(start|end):")


@dataclass
class Mark:
    """What the hidden file of a lab's folder remembers.

    ready: the set-up commands have run.  at: the step that the last check stopped at.  hints: rungs
    seen, by step.
    """

    lab: str
    ready: bool = False
    at: str = ""
    hints: dict[str, int] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the mark into a lab's folder, where Git does not see it."""
        file = folder / MARK
        file.parent.mkdir(exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n")
        file.write_text(json.dumps(vars(self), indent=2) + "\n", encoding="utf-8")


def read_mark(folder: Path) -> Mark:
    """Return the mark of a lab's folder; Stop if somebody changed it into something else."""
    try:
        return Mark(**json.loads((folder / MARK).read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise Stop(f"{folder / MARK} is damaged.\nYour work is safe. {afresh(folder)}") from None


def afresh(folder: Path, name: str = "LAB") -> str:
    """Return the advice for whoever wants to begin again."""
    whole = folder.resolve()
    return (
        f"To start afresh, choose another folder: course lab start {name}"
        f" {os.path.relpath(whole.with_name(whole.name + '-again'))}"
    )


def has_solution(file: Path) -> bool:
    """Return whether a file of solution/ holds a part that students write."""
    return any(BEGIN.match(line) for line in file.read_text(encoding="utf-8").splitlines())


def solved(text: str) -> str:
    """Return a solution's text without the marks of its solution blocks and of the regions that the
    guide shows.
    """
    kept = [
        line
        for line in text.splitlines()
        if not (BEGIN.match(line) or END.match(line) or REGION.match(line))
    ]
    return "\n".join(kept) + "\n"


def check(root: Path) -> Iterator[Problem]:
    """Yield each lab whose lab.yml or whose solution cannot be understood."""
    for file in sorted(root.glob("labs/[!_]*/lab.yml")):
        try:
            lab = labs.load(file.parent)
            for path in lab.solution.rglob("*"):
                if path.is_file() and has_solution(path):
                    cut(name_in(root, path), path.read_text(encoding="utf-8"))
        except Broken as broken:
            yield broken.problem


def unclear(name: str, line: int, what: str) -> Broken:
    """Return what is raised for a block of a solution that is not whole."""
    mend = "a block is: BEGIN SOLUTION: what to do, the code, END SOLUTION, each in a comment"
    return Broken(Problem(f"{name}:{line}", what, mend))


def cut(name: str, text: str) -> str:
    """Return a solution's text with each BEGIN SOLUTION … END SOLUTION block replaced by its task;
    raise Broken for a block that is not whole.
    """
    kept: list[str] = []
    task, began = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if match := BEGIN.match(line):
            if task:
                raise unclear(name, number, "a solution begins inside a solution")
            task, began = match["task"], number
            if not task:
                raise unclear(name, number, "BEGIN SOLUTION does not say what to do")
            close = " -->" if match["comment"] == "<!--" else ""
            kept.append(f"{match['indent']}{match['comment']} TODO: {task}{close}")
            if name.endswith(".py"):
                kept.append(f"{match['indent']}raise NotImplementedError({json.dumps(task)})")
        elif END.match(line):
            if not task:
                raise unclear(name, number, "a solution ends that never began")
            task = ""
        elif not task and not REGION.match(line):
            kept.append(line)
    if task:
        raise unclear(name, began, f"the solution '{task}' never ends")
    return "\n".join(kept) + "\n"


def files(lab: Lab) -> dict[str, bytes]:
    """Return what the starter of a lab consists of: content by path."""
    found = {}
    for file in sorted(lab.solution.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            name = file.relative_to(lab.solution).as_posix()
            where = name_in(lab.folder.parent.parent, file)
            found[name] = (
                cut(where, file.read_text(encoding="utf-8")).encode()
                if has_solution(file)
                else file.read_bytes()
            )
    for folder, names in lab.data.items():
        for name in names:
            source = labs.DATA / name
            if not source.is_file():
                raise Stop(
                    f"The course has no {source}. Get the whole course again, then repeat this"
                    " command."
                )
            found[f"{folder}/{name}"] = source.read_bytes()
    return found


def missing_tools(lab: Lab) -> str:
    """Return words about the lab's tools that this machine lacks, or nothing."""
    missing = [tool for tool in lab.tools if shutil.which(tool) is None]
    if not missing:
        return ""
    verb = "is" if len(missing) == 1 else "are"
    how = {
        "git": "Git: see git-scm.com/downloads",
        "docker": (
            "Docker: Docker Desktop or Docker Engine, see docs.docker.com/get-started/get-docker"
        ),
        "dvc": "DVC: it comes with the course; activate its environment",
    }
    return "\n".join(
        [
            f"{' and '.join(missing)} {verb} not on your PATH.",
            *(f"  {how.get(tool, tool)}" for tool in missing),
        ]
    )


def start(lab: Lab, folder: Path) -> tuple[list[str], list[str]]:
    """Make the starter of a lab in a folder, or complete it; return the paths that were made and
    those that stood there.

    What stands there is never written over.
    """
    if lacking := missing_tools(lab):
        raise Stop(lacking)
    if folder.exists() and not folder.is_dir():
        raise Stop(
            f"{folder} is a file. Name a folder: course lab start {lab.number} {folder.name}-lab"
        )
    if (folder / MARK).is_file():
        mark = read_mark(folder)
        if mark.lab != lab.slug:
            raise Stop(f"{folder} holds another lab, {mark.lab}.\n{afresh(folder, lab.number)}")
    elif folder.is_dir() and any(folder.iterdir()):
        what = ", ".join(sorted(p.name for p in folder.iterdir())[:3])
        advice = (
            f"Nothing was changed. Name a new folder: course lab start {lab.number}"
            f" {folder.name}-{lab.number}"
        )
        raise Stop(f"{folder} is not empty and not a lab: it holds {what} …\n{advice}")
    else:
        mark = Mark(lab.slug)
    if around := next((p for p in folder.resolve().parents if (p / MARK).is_file()), None):
        raise Stop(
            f"{folder} would lie inside another lab, {around.name}. To start afresh: cd"
            f" {around.parent}"
        )
    content = files(lab)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write(folder)
    made = [name for name in content if not (folder / name).exists()]
    for name in made:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content[name])
    if not mark.ready:
        for command in lab.setup:
            set_up(lab, folder, command)
        mark.ready = True
        mark.write(folder)
    return made, [name for name in content if name not in made]


def set_up(lab: Lab, folder: Path, command: str) -> None:
    """Run one set-up command in the new folder."""
    done = subprocess.run(
        shlex.split(command), cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        again = f"Mend that, then run again: course lab start {lab.number} {folder}"
        raise Stop(f"The set-up of {folder} stopped at `{command}`. It said:\n\n{said}\n\n{again}")
