"""`course play`: a whole session, played in a new folder that is its home, as a person's terminal
would show it.

A session begins in an empty home and makes repositories there. Run by bash in a person's own home
it would turn that into a repository; so every session begins with GUARD (session.py), which leads
here, and here it gets a home of its own.
"""

import codecs
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO

from course import ROOT
from course.core.problem import Broken, Problem
from course.run import apart, engine, sandbox, session

EDGE = re.compile(f"{session.START}(\\d+){session.START}|{session.STATUS}(\\d+){session.STATUS}")
FOLDER = "name a new folder, which becomes its home: course play {} DIR"


def home_in(script: Path, folder: Path | None) -> Path:
    """Return the folder that a session may play in: new or empty, and neither a person's home nor
    in any repository.
    """

    def refused(what: str) -> Broken:
        return Broken(Problem(script.name, what, FOLDER.format(script)))

    if script.suffix != ".sh" or not script.is_file():
        raise refused("is no session: there is no such file that ends in .sh")
    if folder is None:
        raise refused(
            "was not played: it makes and commits files, and must not do that in your own home"
        )
    home = folder.resolve()
    if home == Path.home().resolve() or home == Path("/"):
        raise refused(f"was not played: {folder} is your own home")
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise refused(f"was not played: {folder} is there already and is not empty")
    if around := next((parent for parent in home.parents if (parent / ".git").exists()), None):
        raise refused(f"was not played: {folder} lies in the Git repository {around}")
    return home


def play(script: Path, folder: Path | None) -> Iterator[str]:
    """Play a session, after those that it continues, in a new home; yield what a terminal would
    show, piece by piece.

    Raises Broken if the home is refused, or at the first command that ends otherwise than the
    session says.
    """
    home = home_in(script, folder)
    chain = [script.resolve()]
    while before := session.parse(chain[0].name, chain[0].read_text(encoding="utf-8")).continues:
        if not (earlier := chain[0].with_name(before)).is_file():
            what = f"continues {before}, which is not beside it"
            raise Broken(Problem(chain[0].name, what, "copy the module's whole folder of snippets"))
        chain.insert(0, earlier)
    sandbox.furnish(home, script.resolve().parent, ROOT / "snippets" / "data")
    for number, one in enumerate(chain):
        yield from played(
            one, home, first=60 if number else 0
        )  # as in the recordings, so that hashes agree


def played(script: Path, home: Path, first: int) -> Iterator[str]:
    """Play one session in a home, its clock beginning at a minute; yield what it shows."""
    loaded = session.parse(script.name, script.read_text(encoding="utf-8"))
    clock = [sandbox.clock(first + number) for number in range(len(loaded.steps))]
    program = apart.path(loaded.needs) + session.driver(loaded, clock)
    variables = sandbox.environment(str(home), coverage="")
    with engine.exclusively() if "docker" in loaded.needs else nullcontext() as docker:
        if docker:
            variables |= sandbox.reaching(docker, home, variables["PATH"])
        with subprocess.Popen(
            [*(docker.enter if docker else []), "bash", "-c", program],
            env=variables,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            try:
                assert process.stdout
                yield from shown(script.name, loaded, process.stdout)
            finally:
                sandbox.end(process.pid)


def shown(where: str, loaded: session.Session, printed: IO[bytes]) -> Iterator[str]:
    """Yield a session's commands and what they print while they run; raise Broken at the first that
    ends otherwise than it says.
    """
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    pending, number, ended = "", -1, ""
    for data in iter(lambda: os.read(printed.fileno(), 65536), b""):
        pending += decode(data)
        while edge := EDGE.search(pending):
            yield pending[: edge.start()]
            pending = pending[edge.end() :]
            if edge[1]:
                number, ended = int(edge[1]), ""
                first, *more = loaded.steps[number].text.splitlines()
                yield "\n".join([f"$ {first}", *(f"> {line}" for line in more)]) + "\n"
            else:
                ended = edge[2]
        if not {session.START, session.STATUS} & set(pending):
            yield pending
            pending = ""
    step = loaded.steps[number]
    if ended != str(step.exits):
        how = f"exited with {ended} instead of {step.exits}" if ended else "did not come to its end"
        what = f"`{step.text.splitlines()[0]}` {how}, so the session stopped there"
        raise Broken(
            Problem(
                f"{where}:{step.line}",
                what,
                "read what it printed, above; then play it again in another new folder",
            )
        )
