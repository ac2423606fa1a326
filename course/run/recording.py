"""Recordings: what a snippet printed when it last ran, kept beside it and compared by the tests.

The first line of a recording is the command that made it. Python scripts, sessions (session.py),
pytest files and notebooks run in the sandbox; nothing is ever written into a recording by hand.
"""

import difflib
import json
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from course.core import include, measured
from course.core.mask import mask
from course.core.problem import Broken, Problem
from course.live import fences
from course.run import apart, engine, picture, sandbox, session

LIMIT = 60  # seconds for a script
NOTEBOOK_SETTINGS = """[pytest]
nb_exec_timeout = 120
nb_diff_ignore =
    /metadata
    /cells/*/metadata
    /cells/*/execution_count
    /cells/*/outputs/*/execution_count
"""


@dataclass(frozen=True)
class Run:
    """What a run of a snippet left: its text (a transcript, an output, a notebook), its home, its
    line measurements.
    """

    text: str
    home: Path
    coverage: Path


def source_of(recording: Path) -> Path:
    """Return the snippet that a recording belongs to: the file beside it that its first line
    names.
    """
    if recording.exists():
        for word in shlex.split(recording.read_text().partition("\n")[0].lstrip("$ ")):
            if Path(word).suffix in (".py", ".sh") and (recording.parent / word).exists():
                return recording.parent / word
    for suffix in (".sh", ".py"):
        if recording.with_suffix(suffix).exists():
            return recording.with_suffix(suffix)
    where = recording.as_posix()
    raise Broken(
        Problem(
            where,
            "is a recording of nothing",
            f"delete it, or write {recording.stem}.sh or .py beside it",
        )
    )


def recordings(root: Path) -> list[Path]:
    """Return all recordings: the files there are, and those that a page asks for and that are still
    to be made.
    """
    there = {p for top in ("snippets", "labs") for p in (root / top).rglob("*.out")}
    wanted = {root / i.path for i in include.index(root) if i.path.endswith(".out")}
    return sorted(
        there
        | {p for p in wanted if p.with_suffix(".sh").exists() or p.with_suffix(".py").exists()}
    )


def notebooks(root: Path) -> list[Path]:
    """Return all notebooks among the snippets."""
    return sorted((root / "snippets").rglob("*.ipynb"))


def command_of(root: Path, recording: Path) -> str:
    """Return the command of a recording: its first line, or for a new one the usual command of its
    kind.
    """
    source = source_of(recording)
    if source.relative_to(root).as_posix() in fences.files(root):
        return f"python -m cells {source.name}"  # region by region, as readers run it
    if recording.exists():
        first = recording.read_text().partition("\n")[0]
        if first.startswith("$ ") and source.name in first:
            return first[2:]
    if source.suffix == ".sh":
        return f"course play {source.name}"
    return (
        f"pytest -q {source.name}" if source.name.startswith("test_") else f"python {source.name}"
    )


class Runs:
    """Runs each snippet at most once, whatever the number of threads or processes that ask for it.

    root:   the checkout (or a copy) whose snippets are run.
    folder: where homes and results are kept; a new folder means new runs, nothing is taken from
    elsewhere.
    """

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder
        folder.mkdir(parents=True, exist_ok=True)

    def of(self, path: Path) -> Run:
        """Return the run of the snippet of a recording (or of a notebook); raise Broken if it
        failed.
        """
        key = path.relative_to(self.root).as_posix().replace("/", "+")
        kept = self.folder / f"{key}.json"
        with FileLock(f"{kept}.lock"):
            if not kept.exists():
                try:
                    done = self.run(path)
                    result: dict[str, Any] = {
                        "text": done.text,
                        "home": str(done.home),
                        "coverage": str(done.coverage),
                    }
                except Broken as broken:
                    result = {"broken": asdict(broken.problem)}
                kept.write_text(json.dumps(result))
        result = json.loads(kept.read_text())
        if problem := result.get("broken"):
            raise Broken(
                Problem(problem["where"], problem["what"], problem["mend"], tuple(problem["shown"]))
            )
        return Run(result["text"], Path(result["home"]), Path(result["coverage"]))

    def run(self, path: Path) -> Run:
        """Run the snippet of a recording, or a notebook, in a new home."""
        if path.suffix == ".ipynb":
            return self.run_notebook(path, "--nb-force-regen")
        source = source_of(path)
        if source.suffix == ".sh":
            return self.run_session(source)
        command = command_of(self.root, path)
        home, lines = self.new_home(source)
        ended = sandbox.run(shlex.split(command), home, lines, "snippets", LIMIT)
        if ended.stopped or ended.status != 0:
            how = f"was stopped after {LIMIT} s" if ended.stopped else f"exited with {ended.status}"
            where = f"{source.relative_to(self.root).as_posix()}:{line_of(ended.printed, source)}"
            raise Broken(
                Problem(
                    where,
                    f"`{command}` {how}; it said: {session.last_words(ended.printed)}",
                    "mend the script",
                    shown(self.root, path),
                )
            )
        return Run(f"$ {command}\n{mask(ended.printed)}", home, lines)

    def run_session(self, script: Path) -> Run:
        """Run a session, from where the session that it continues ended, and return its
        transcript.
        """
        where = script.relative_to(self.root).as_posix()
        places = shown(self.root, script.with_suffix(".out"))
        loaded = session.load(self.root, script)
        home, lines = self.new_home(script)
        first = 0
        if loaded.continues:
            before = self.of(script.with_name(loaded.continues).with_suffix(".out"))
            shutil.rmtree(home)
            shutil.copytree(before.home, home, symlinks=True)
            first = 60  # an hour later
        clock = [sandbox.clock(first + number) for number in range(len(loaded.steps))]
        command = ["bash", sandbox.seen(lines, sandbox.LINES) + "/session.bash"]
        try:
            (lines / "session.bash").write_text(
                apart.path(loaded.needs) + session.driver(loaded, clock)
            )
            with engine.exclusively() if "docker" in loaded.needs else nullcontext() as docker:
                ended = sandbox.run(command, home, lines, "", loaded.timeout, docker)
        except Broken as broken:
            raise Broken(replace(broken.problem, where=where, shown=places)) from None
        if ended.stopped:
            step = loaded.steps[session.reached(ended.printed)]
            what = (
                f"`{step.text.splitlines()[0]}` was stopped: the session took more than"
                f" {loaded.timeout} s"
            )
            raise Broken(
                Problem(
                    f"{where}:{step.line}",
                    what,
                    "make it faster, or write at the top: # timeout: SECONDS",
                    places,
                )
            )
        try:
            text = session.transcript(
                where, loaded, mask(ended.printed, loaded.needs, loaded.measured > 1)
            )
        except Broken as broken:
            raise Broken(replace(broken.problem, shown=places)) from None
        return Run(f"$ course play {script.name}\n{text}", home, lines)

    def run_notebook(self, notebook: Path, *options: str) -> Run:
        """Execute a notebook with pytest-notebook, which compares its outputs (or, told so,
        rewrites them).
        """
        home, lines = self.new_home(notebook)
        (home / "snippets" / "pytest.ini").write_text(NOTEBOOK_SETTINGS)
        command = [
            "python",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--nb-test-files",
            *options,
            notebook.name,
        ]
        ended = sandbox.run(command, home, lines, "snippets", 180)
        regenerated = "--nb-force-regen" in options and "regenerat" in ended.printed.lower()
        if ended.stopped or (ended.status != 0 and not regenerated):
            where = notebook.relative_to(self.root).as_posix()
            said = "\n".join("      " + line for line in ended.printed.splitlines()[-25:])
            mend = f"mend the cell, or look at the difference and accept it: make outputs F={where}"
            raise Broken(
                Problem(
                    where,
                    f"does not run to the outputs that it shows:\n{said}",
                    mend,
                    shown(self.root, notebook),
                )
            )
        return Run((home / "snippets" / notebook.name).read_text(encoding="utf-8"), home, lines)

    def new_home(self, source: Path) -> tuple[Path, Path]:
        """Make a new home and a folder for line measurements; return both."""
        base = Path(tempfile.mkdtemp(prefix=source.stem + "-", dir=self.folder))
        home, lines = base / "home", base / "lines"
        snippets = source.parent if (self.root / "snippets") in source.parents else None
        sandbox.furnish(home, snippets, self.root / "snippets" / "data")
        lines.mkdir()
        return home, lines


def check(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the stored outputs of notebooks: a cell with an error, or a notebook
    never run.
    """
    for notebook in notebooks(root):
        where = notebook.relative_to(root).as_posix()
        try:
            cells = [
                c
                for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"]
                if c["cell_type"] == "code"
            ]
        except (ValueError, KeyError, UnicodeDecodeError) as error:
            yield Problem(
                where,
                f"is no notebook: {error}",
                "open it in Jupyter and save it again",
                shown(root, notebook),
            )
            continue
        for number, cell in enumerate(cells, 1):
            for output in (o for o in cell["outputs"] if o["output_type"] == "error"):
                what = f"cell {number} holds an error: {output['ename']}: {output['evalue']}"
                yield Problem(
                    where,
                    what,
                    f"mend the cell, then: make outputs F={where}",
                    shown(root, notebook),
                )
        if not any(cell["outputs"] for cell in cells):
            yield Problem(where, "has no outputs", f"make outputs F={where}", shown(root, notebook))


def line_of(printed: str, source: Path) -> int:
    """Return the last line of the reader's own script that a traceback names, or 1."""
    named = [line for line in printed.splitlines() if f'{source.name}", line ' in line]
    return int(named[-1].partition("line ")[2].partition(",")[0]) if named else 1


def shown(root: Path, path: Path) -> tuple[str, ...]:
    """Return the places where readers see a recording, or its snippet."""
    found = include.index(root)
    name = path.relative_to(root).as_posix()
    places = include.shown_in(found, name)
    for suffix in (".py", ".sh"):
        places += include.shown_in(found, str(Path(name).with_suffix(suffix)))
    return places


def compare(root: Path, recording: Path, run: Run) -> Problem | None:
    """Return the problem of a recording that differs from what its snippet prints or draws now, or
    None.
    """
    where = recording.relative_to(root).as_posix()
    mend = f"look at the difference, then accept it: make outputs F={where}"
    text = run.text
    if not recording.exists():
        return Problem(where, "was never recorded", mend, shown(root, recording))
    old = recording.read_text(encoding="utf-8")
    source = source_of(recording) if recording.suffix == ".out" else recording
    if old == text or (
        source.suffix == ".sh" and measured.agree(session.load(root, source).measured, old, text)
    ):
        drawn = next(
            (
                path
                for path, data in pictures(recording, run).items()
                if picture.differs(path, data)
            ),
            None,
        )
        return (
            Problem(
                drawn.relative_to(root).as_posix(),
                "is not the picture that its snippet draws now",
                mend,
                shown(root, recording),
            )
            if drawn
            else None
        )
    lines = list(
        difflib.unified_diff(
            old.splitlines(), text.splitlines(), "recorded", "printed now", lineterm="", n=1
        )
    )
    first = next(
        (
            int(line.split()[1].lstrip("-").partition(",")[0])
            for line in lines
            if line.startswith("@@")
        ),
        1,
    )
    region = region_at(where, old, first + 1)
    found = include.index(root)
    places = include.shown_in(found, where, region) or shown(root, recording)
    what = "is not what its snippet prints now:\n" + "\n".join(
        "      " + line for line in lines[2:22]
    )
    return Problem(f"{where}:{first}", what, mend, places)


def pictures(recording: Path, run: Run) -> dict[Path, bytes]:
    """Return the figures that a run drew, by where they belong: beside the recording; and the
    pictures that it took.
    """
    folder, taken = run.home / "snippets", picture.taken(recording, run.text, run.home)
    return taken | {
        recording.with_name(name): (folder / name).read_bytes() for name in fences.figures(run.text)
    }


def region_at(where: str, text: str, line: int) -> str | None:
    """Return the name of the region that a line of a text stands in, if any."""
    regions, _ = include.regions_of(where, text)
    return next((r.name for r in regions.values() if r.first - 1 <= line <= r.last + 1), None)
