"""Sessions: a shell script cut into commands, and the transcript of what each of them printed.

A session is a bash script of real commands. They run one by one in one bash, as a reader would type
them; the transcript shows `$ command` and its output. A command that is meant to fail says so at
its end, where readers see it too: `dvc pull  # exits 1`.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course.core.problem import Broken, Problem

EXITS = re.compile(r"#\s*exits (\d+)\s*$")
DIRECTIVE = re.compile(r"^#\s*(continues|timeout|needs|measured):\s*(\S.*?)\s*$")
NEEDS = ("docker", "tfx")  # what a session may ask for: engine.py, apart.py
GUARD = (
    'course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own'
)
"""The first line of each session: typed to bash as a whole, it is led to a home of its own
(play.py).
"""
SECONDS = "seconds"  # a file beside the line measurements: when each command began
START, STATUS = "\x1e", "\x1f"  # ASCII's own separators: never in a tool's output


@dataclass(frozen=True)
class Step:
    """A command (or, with `exits` None, a comment that is carried into the transcript) and its
    line.
    """

    text: str
    line: int
    exits: int | None


@dataclass(frozen=True)
class Session:
    """The steps of a script, the session that it continues (a path beside it), its time limit in
    seconds, the services that it needs, the factor by which its figures may differ (measured.py).
    """

    steps: tuple[Step, ...]
    continues: str | None = None
    timeout: int = 120
    needs: tuple[str, ...] = ()
    measured: float = 1


def complete(command: str) -> bool:
    """Return whether bash would run these lines as they stand, or wait for more (an open quote, a
    here-document).
    """
    checked = subprocess.run(["bash", "-n"], input=command, capture_output=True, text=True)
    return (
        checked.returncode == 0
        and "here-document" not in checked.stderr
        and not command.endswith("\\")
    )


def parse(where: str, text: str) -> Session:
    """Return the session that a script holds; raise Broken for a command that never ends."""
    steps: list[Step] = []
    options: dict[str, str] = {}
    pending: list[str] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not pending:
            if match := DIRECTIVE.match(line):
                options[match[1]] = match[2]
                for need in match[2].replace(",", " ").split() if match[1] == "needs" else ():
                    if need not in NEEDS:
                        raise Broken(
                            Problem(
                                f"{where}:{number}",
                                f"needs '{need}', which nothing provides",
                                f"name one of: {', '.join(NEEDS)}",
                            )
                        )
                continue
            if not line.strip() or line == GUARD:
                continue
            if line.startswith("#"):
                steps.append(Step(line, number, None))
                continue
            start = number
        pending.append(line)
        # A line that ends a simple command is by far the most common: ask bash only once for it.
        if complete("\n".join(pending)):
            command = "\n".join(pending)
            declared = EXITS.search(pending[-1]) or EXITS.search(pending[0])
            steps.append(Step(command, start, int(declared[1]) if declared else 0))
            pending = []
    if pending:
        what = f"bash cannot read this command: {pending[0]}"
        raise Broken(
            Problem(
                f"{where}:{start}", what, f"close its quotes and blocks; bash -n {where} tells more"
            )
        )
    needs = tuple(options.get("needs", "").replace(",", " ").split())
    return Session(
        tuple(steps),
        options.get("continues"),
        int(options.get("timeout", 120)),
        needs,
        float(options.get("measured", 1)),
    )


def driver(session: Session, clock: list[str]) -> str:
    """Return the bash program that runs the commands one by one and marks where each starts and how
    it ended.

    clock: the time at which each command runs, one for every step; a fixed story for Git's and
    Python's dates.
    """
    lines = ["exec 2>&1 </dev/null", "__status=0"]
    for number, (step, time) in enumerate(zip(session.steps, clock, strict=True)):
        if step.exits is None:
            continue
        lines += [
            (
                f'export GIT_AUTHOR_DATE="{time}" GIT_COMMITTER_DATE="{time}"; [ -z "$COURSE_CLOCK"'
                f' ] || COURSE_CLOCK="{time}"'
            ),
            (
                f'[ -z "$COURSE_COVERAGE" ] || echo "{number} $EPOCHREALTIME" >>'
                f' "$COURSE_COVERAGE/{SECONDS}"'
            ),
            f"printf '{START}%s{START}' {number}; (exit $__status)",
            step.text,
            (
                f"__status=$?; printf '{STATUS}%s{STATUS}' $__status; [ $__status = {step.exits} ]"
                " || exit 0"
            ),
        ]
    return "\n".join(lines) + "\n"


def reached(printed: str) -> int:
    """Return the number of the last step that began."""
    return max((int(number) for number in re.findall(f"{START}(\\d+){START}", printed)), default=0)


def transcript(where: str, session: Session, printed: str) -> str:
    """Return what a reader would see; raise Broken for a command that ended otherwise than it
    declares.
    """
    outputs: dict[int, tuple[str, str]] = {}
    for part in re.finditer(f"{START}(\\d+){START}([^{START}]*)", printed):
        output, _, status = part[2].partition(STATUS)
        outputs[int(part[1])] = (output, status.rstrip(STATUS))
    lines = []
    for number, step in enumerate(session.steps):
        if step.exits is None:
            lines.append(step.text)
            continue
        output, status = outputs.get(number, ("", ""))
        if status != str(step.exits):
            said = last_words(output)
            ended = (
                f"exited with {status} instead of {step.exits}"
                if status
                else "did not come to its end"
            )
            mend = f"mend the command; if it is meant to fail, end it with: # exits {status or 1}"
            raise Broken(
                Problem(
                    f"{where}:{step.line}",
                    f"`{step.text.splitlines()[0]}` {ended}; it said: {said}",
                    mend,
                )
            )
        first, *more = step.text.splitlines()
        lines += [f"$ {first}", *(f"> {line}" for line in more), *output.splitlines()]
    return "\n".join(lines) + "\n"


def last_words(printed: str) -> str:
    """Return what matters of a failed command's output on one line: the lines that speak of an
    error, or the last ones.
    """
    lines = [
        line.strip() for line in printed.strip().splitlines() if set(line) - set(" ~^")
    ]  # a traceback's pointers tell nothing here
    errors = [
        line for line in lines if re.search("error|invalid|fatal|unknown", line, re.IGNORECASE)
    ]
    return " / ".join(line[:200] for line in (errors or lines)[-3:]) or "nothing"


def check(root: Path) -> Iterator[Problem]:
    """Yield every session that bash would run in the home of whoever calls it."""
    for script in sorted(
        path for pattern in ("snippets/*/*.sh", "labs/*/steps.sh") for path in root.glob(pattern)
    ):
        if (
            not script.name.endswith(".az.sh")
            and script.read_text(encoding="utf-8", errors="replace").partition("\n")[0].rstrip("\r")
            != GUARD
        ):
            where = script.relative_to(root).as_posix()
            yield Problem(
                f"{where}:1",
                "would run in the home of anyone who types: bash " + script.name,
                f"write as its first line: {GUARD}",
            )


def load(root: Path, path: Path) -> Session:
    """Return the session in a script file of the checkout."""
    return parse(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
