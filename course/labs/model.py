"""A lab as its folder describes it: labs/<slug>/ with lab.yml, README.md, solution/, steps.sh and
check.py.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from course import ROOT
from course.core.data import field, name_in, read_yaml
from course.core.problem import Broken, Problem

LABS = ROOT / "labs"
DATA = ROOT / "snippets" / "data"


class Stop(Exception):
    """Ends a `course lab` command; its text tells the person what is wrong and what to do."""


@dataclass(frozen=True)
class Step:
    """One step of a lab, with what serves a student who is stuck in it.

    hints:    three, from a nudge to nearly the answer.
    commands: regions of steps.sh that solve it.
    files:    files of solution/ that solve it.
    """

    id: str
    title: str
    minutes: int
    objective: str
    hints: tuple[str, ...]
    commands: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lab:
    """A lab's folder and what its lab.yml says.

    number: what a person calls it: its module's, two digits, and a letter where a module has
    several.
    tools:  commands that must be on the PATH.
    data:   files of snippets/data, by the folder of the starter that they are copied to.
    setup:  commands that are run once in a new starter.
    """

    folder: Path
    number: str
    title: str
    module: int
    objectives: tuple[str, ...]
    steps: tuple[Step, ...]
    tools: tuple[str, ...]
    data: dict[str, list[str]]
    setup: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The name of the lab's folder, the same in every tree."""
        return self.folder.name

    @property
    def minutes(self) -> int:
        """The minutes of all steps."""
        return sum(step.minutes for step in self.steps)

    @property
    def solution(self) -> Path:
        """The folder that the starter is cut from."""
        return self.folder / "solution"

    def step(self, name: str) -> Step:
        """Return the step that a person names by its id or its number."""
        for number, step in enumerate(self.steps, 1):
            if name.lower() in (step.id, str(number)):
                return step
        raise Stop(
            f"This lab has no step '{name}'. Its steps are: {', '.join(s.id for s in self.steps)}."
        )

    @cached_property
    def script(self) -> dict[str, str]:
        """The commands of steps.sh by region."""
        from course.core.include import regions_of  # here, since it loads what the whole site needs

        text = (self.folder / "steps.sh").read_text(encoding="utf-8")
        lines = text.splitlines()
        return {
            name: "\n".join(lines[r.first - 1 : r.last])
            for name, r in regions_of("steps.sh", text)[0].items()
        }


def step_of(where: str, step: dict[str, Any]) -> Step:
    """Return a step as lab.yml describes it; raise Broken for a field that no step has."""
    several = ("hints", "commands", "files")
    try:
        return Step(**step | {key: tuple(step.get(key, ())) for key in several})
    except TypeError as error:
        what = str(error).replace("Step.__init__()", "a step").replace("argument", "field")
        raise Broken(Problem(where, what, "the other labs' lab.yml show the fields")) from None


def load(folder: Path) -> Lab:
    """Return the lab in a folder; raise Broken if its lab.yml cannot be understood."""
    where = name_in(folder.parent.parent, folder / "lab.yml")
    told = read_yaml(where, (folder / "lab.yml").read_text(encoding="utf-8"))
    steps = tuple(step_of(where, step) for step in field(where, told, "steps"))
    return Lab(
        folder=folder,
        number=told.get("number", folder.name.partition("-")[0]),
        title=field(where, told, "title"),
        module=field(where, told, "module"),
        objectives=tuple(field(where, told, "objectives")),
        steps=steps,
        tools=tuple(told.get("tools", ())),
        data=told.get("data", {}),
        setup=tuple(told.get("setup", ())),
    )


def labs() -> list[Lab]:
    """Return all labs, in the order of the course."""
    return [load(file.parent) for file in sorted(LABS.glob("[!_]*/lab.yml"))]


def named(name: str) -> Lab:
    """Return the lab that a person calls `07`, `7` or `07-data-versioning`."""
    known = labs()
    for lab in known:
        if name.strip("/").lower() in (lab.slug, lab.number, lab.number.lstrip("0")):
            return lab
    listed = "\n".join(f"  {lab.number}  {lab.title}" for lab in known)
    raise Stop(f"There is no lab '{name}'. The labs are:\n{listed}")
