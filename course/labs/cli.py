"""The `course lab` command: start a lab, check it, get hints and the solution."""

import functools
import hashlib
import importlib.util
import json
import os
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from course.labs import checks, starter
from course.labs import model as labs
from course.labs.checks import Failed
from course.labs.model import Lab, Step, Stop

app = typer.Typer(no_args_is_help=True, help="Do a lab: start it, check it, get hints.")
RECEIPT = "completed.json"
Folder = Annotated[
    Path | None,
    typer.Argument(help="the lab's folder, or any folder in it; by default the current one"),
]
StepName = Annotated[
    str | None, typer.Argument(help="a step's name or number; by default the one you are at")
]


def for_people(command: Callable[..., Any]) -> Callable[..., Any]:
    """Make a command end with the words of a Stop instead of a traceback."""

    @functools.wraps(command)
    def ending(*args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # a terminal that knows no ✓ shows a ?
        try:
            return command(*args, **kwargs)
        except Stop as stop:
            typer.secho(str(stop), fg="red", err=True)
        except OSError as error:
            typer.secho(
                f"The system refuses: {error.strerror}: {error.filename}", fg="red", err=True
            )
        raise typer.Exit(1)

    return ending


@app.command("list")
@for_people
def list_labs() -> None:
    """List the labs."""
    for lab in labs.labs():
        typer.secho(f"{lab.number}  {lab.title}  ({lab.minutes} minutes)", bold=True)
        for objective in lab.objectives:
            typer.echo(f"    - {objective}")


@app.command()
@for_people
def start(
    name: Annotated[
        str, typer.Argument(metavar="LAB", help="the lab's number or name, as in `course lab list`")
    ],
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="a new folder; by default the lab's name")
    ] = None,
) -> None:
    """Make a lab's folder to work in. Nothing that is there is ever written over."""
    lab = labs.named(name)
    folder = folder or Path(lab.slug)
    made, stood = starter.start(lab, folder)
    typer.secho(f"Lab {lab.number}: {lab.title} ({lab.minutes} minutes)\n", bold=True)
    if stood:
        typer.echo(
            f"{'This folder' if folder == Path() else folder} is this lab already; your work was"
            " left as it is."
        )
        typer.echo(f"  there:    {brief(stood)}")
        typer.echo(f"  missing:  {brief(made)}; put back" if made else "  missing:  nothing")
        typer.echo(f"\n{starter.afresh(folder, lab.number)}")
    else:
        typer.echo(f"Made the folder {folder}:")
        typer.echo(textwrap.fill(brief(made), 120, initial_indent="  ", subsequent_indent="  "))
    typer.echo(
        f"\nNext: {'' if folder == Path() else f'cd {folder}, then '}follow the guide:"
        f" labs/{lab.slug} on the course's site."
    )
    typer.echo("      course lab check tells at any time what is done and what is next.")


def brief(names: list[str]) -> str:
    """Return file names as one line, with a folder's files counted."""
    folders = {Path(n).parent.as_posix(): 0 for n in names if "/" in n}
    for name in names:
        if "/" in name:
            folders[Path(name).parent.as_posix()] += 1
    counted = [f"{folder}/ ({count} file{'s' * (count > 1)})" for folder, count in folders.items()]
    return ", ".join([n for n in names if "/" not in n] + counted)


def here(folder: Path | None) -> tuple[Path, Lab]:
    """Return the lab's folder that a folder lies in, and its lab."""
    place = (folder or Path.cwd()).resolve()
    if not place.is_dir():
        raise Stop(f"There is no folder {folder}.")
    for candidate in (place, *place.parents):
        if (candidate / starter.MARK).is_file():
            return candidate, labs.named(starter.read_mark(candidate).lab)
    near = [
        os.path.relpath(mark.parent.parent)
        for around in (place, place.parent)
        for mark in sorted(around.glob(f"*/{starter.MARK}"))
    ]
    advice = (
        f"Go to it: cd {near[0]}"
        if near
        else "Go to your lab's folder, or make one: course lab start"
    )
    raise Stop(f"{'This folder' if folder is None else folder} is not in a lab. {advice}")


@app.command()
@for_people
def check(
    folder: Folder = None,
    step: Annotated[str | None, typer.Option(help="check this step alone")] = None,
) -> None:
    """Check your work, step by step, up to the first step that is not done."""
    place, lab = here(folder)
    wanted = [lab.step(step)] if step else list(lab.steps)
    if lacking := starter.missing_tools(lab):
        raise Stop(lacking)
    module = check_module(lab)
    typer.secho(f"Lab {lab.number}: {lab.title}\n", bold=True)
    stopped: tuple[Step, Failed] | None = None
    for one in wanted:
        if stopped:
            line(lab, one, "·", "bright_black")
        elif failed := outcome(module, one, place):
            stopped = one, failed
            line(lab, one, "✗", "red")
        else:
            line(lab, one, "✓", "green")
    typer.echo()
    if stopped:
        remember(place, stopped[0])
        explain(lab, *stopped)
        raise typer.Exit(1)
    if step:
        typer.secho(f"Step {lab.steps.index(wanted[0]) + 1} is done.", fg="green")
    else:
        receipt(place, lab)
        typer.secho(f"All {len(lab.steps)} steps are done. Your receipt: {RECEIPT}", fg="green")


def check_module(lab: Lab) -> ModuleType:
    """Return the lab's check.py as a module."""
    spec = importlib.util.spec_from_file_location(f"check_{lab.number}", lab.folder / "check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcome(module: ModuleType, step: Step, place: Path) -> Failed | None:
    """Run the check of a step; return why it failed, or None if the step is done."""
    try:
        getattr(module, f"check_{step.id}")(place)
    except Failed as failed:
        return failed
    except Exception as error:  # what no check foresaw must still be told in words
        found = f"the check could not go on: {type(error).__name__}: {error}"
        return Failed(
            "a lab's folder that can be read",
            found,
            "did a file of Git or DVC get damaged? A fresh start shows",
        )
    return None


def line(lab: Lab, step: Step, sign: str, colour: str) -> None:
    """Print the line of a step."""
    typer.secho(f"  {sign} {lab.steps.index(step) + 1} {step.id:<9} {step.title}", fg=colour)


def explain(lab: Lab, step: Step, failed: Failed) -> None:
    """Print what was expected, what was found and what to look at."""
    number = lab.steps.index(step) + 1
    typer.secho(f"Step {number}, {step.id}, is not done yet.", bold=True)
    stuck = f"guide, step {number}; or: course lab hint {step.id}"
    for label, text in (
        ("expected:", failed.expected),
        ("found:", failed.found),
        ("look at:", failed.look),
        ("stuck?", stuck),
    ):
        if text:
            first, rest = f"  {label:<11}", " " * 13
            typer.echo(
                textwrap.fill(
                    text,
                    80,
                    initial_indent=first,
                    subsequent_indent=rest,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )


def remember(place: Path, step: Step) -> None:
    """Note in the lab's mark which step the student is at."""
    mark = starter.read_mark(place)
    mark.at = step.id
    mark.write(place)


def receipt(place: Path, lab: Lab) -> None:
    """Write the proof of completion. Its hash shows a slip of the editor, not a forger: it is no
    signature.
    """
    told = {
        "lab": lab.slug,
        "steps": [step.id for step in lab.steps],
        "student": checks.git(place, "config", "user.name"),
        "commit": checks.git(place, "rev-parse", "HEAD"),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    (place / RECEIPT).write_text(
        json.dumps({**told, "sha256": digest}, indent=2) + "\n", encoding="utf-8"
    )


@app.command()
@for_people
def hint(step: StepName = None) -> None:
    """Give a hint; each call says a little more."""
    place, lab = here(None)
    mark = starter.read_mark(place)
    one = lab.step(step or mark.at or "1")
    rung = min(mark.hints.get(one.id, 0) + 1, len(one.hints))
    mark.hints[one.id] = rung
    mark.write(place)
    typer.secho(
        f"Step {lab.steps.index(one) + 1}, {one.id}: hint {rung} of {len(one.hints)}\n", bold=True
    )
    typer.echo(one.hints[rung - 1].strip())
    more = f"course lab hint {one.id}" if rung < len(one.hints) else f"course lab solution {one.id}"
    typer.echo(f"\nStill stuck? {more}")


@app.command()
@for_people
def solution(step: StepName = None) -> None:
    """Show the commands that solve a step, and put solution files beside yours, in solution/."""
    place, lab = here(None)
    steps = [lab.step(step)] if step else list(lab.steps)
    for one in steps:
        typer.secho(f"Step {lab.steps.index(one) + 1}, {one.id}: {one.title}", bold=True)
        for region in one.commands:
            for command in lab.script[region].splitlines():
                typer.echo(f"  {command}")
        for name in one.files:
            target = place / "solution" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (place / "solution" / ".gitignore").write_text("*\n")
            target.write_text(
                starter.solved((lab.solution / name).read_text(encoding="utf-8")), encoding="utf-8"
            )
            typer.echo(f"  Compare your {name} with solution/{name}")


if __name__ == "__main__":
    app()
