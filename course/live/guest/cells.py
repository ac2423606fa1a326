"""Cells: runs a snippet region by region, the same under CPython (its recording) and in the
reader's browser.

A live snippet is a Python file whose regions are the cells that readers run. They share one
namespace, in the order of the file; lines outside of every region are set-up that runs before them.
What a cell shows is a list of events: ("out", text), ("table", rows as JSON), ("figure", SVG, the
same in words), ("error", text) and, after an exercise, ("passed", text) or ("failed", text).

    python -m cells FILE.py     prints what each region shows, and writes its figures beside it
"""

import ast
import builtins
import io
import json
import linecache
import logging
import os
import re
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

Event = tuple[str, ...]
Emit = Callable[..., object]  # called with the parts of an event

EDGE = re.compile(r"\s*# --8<-- \[(start|end):\s*([\w-]+)\s*\]")
RAISES = re.compile(r"# raises (\w+)\s*$")
CHECK = "check_"  # the region that tests an exercise: check_NAME for the region NAME
MOST = 100_000  # characters that a cell may print
PIECE, PAUSE = 4_000, 0.05  # output leaves in pieces: after so many characters, or seconds


class TooMuch(BaseException):
    """A cell printed more than MOST characters; no `except Exception` of its own shall catch
    that.
    """


@dataclass(frozen=True)
class Part:
    """Lines of a file that run together: a region, or (with no name) what stands between two of
    them.
    """

    name: str
    source: str
    first: int


def parts(text: str) -> list[Part]:
    """Return the parts of a live file, in order."""
    found: list[Part] = []
    name, lines, first = "", list[str](), 1
    for number, line in enumerate([*text.splitlines(), "# --8<-- [start:end-of-file]"], 1):
        if edge := EDGE.match(line):
            if name or any(line.strip() for line in lines):
                found.append(Part(name, "\n".join(lines) + "\n", first))
            name, lines, first = (edge[2] if edge[1] == "start" else ""), [], number + 1
        else:
            lines.append(line)
    return found


class Output(io.TextIOBase):
    """Stands for stdout and stderr: hands text on in pieces, and ends a cell that prints without
    end.
    """

    encoding = "utf-8"

    def __init__(self, emit: Emit):
        self.emit = emit
        self.kept: list[str] = []
        self.size = self.total = 0
        self.last = time.monotonic()

    def writable(self) -> bool:
        """Say that text can be written."""
        return True

    def write(self, text: str) -> int:
        """Take a piece of text; raise TooMuch if it is one too many."""
        self.kept.append(text)
        self.size += len(text)
        self.total += len(text)
        if self.total > MOST:
            self.flush()
            raise TooMuch
        if self.size > PIECE or (self.size and time.monotonic() - self.last > PAUSE):
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Hand on what was kept."""
        text, self.kept, self.size, self.last = "".join(self.kept), [], 0, time.monotonic()
        if text:
            self.emit("out", text)


class Session:
    """One live file: its namespace, and which of its parts have run.

    path: where the file lies or would lie.  emit: called with each event.  stdin: what input() is
    answered.
    measured: keep the file's own line numbers, so that coverage.py can tell which lines ran.
    """

    def __init__(self, path: str, text: str, emit: Emit, stdin: str = "", measured: bool = False):
        self.path, self.parts, self.stdin, self.measured = path, parts(text), stdin, measured
        self.emit, self.silent, self.now = emit, False, ""
        self.output = Output(self.show)
        self.space = types.ModuleType("__main__")
        self.space.__dict__.update(__file__=path, __builtins__=builtins)
        self.ran: set[int] = set()
        self.sources: dict[
            tuple[str, int], str
        ] = {}  # the part's name by its code's file and the lines before it there

    def run(self, name: str, code: str | None = None, edits: dict[str, str] | None = None) -> bool:
        """Run a cell, and silently before it what stands above it and has not run yet; return
        whether all went well.

        code: the cell's text as the reader has it.  edits: the same of other cells of the file, by
        name.
        """
        wanted = next((n for n, part in enumerate(self.parts) if part.name == name), None)
        if wanted is None:
            self.emit("error", f"{os.path.basename(self.path)} has no part named {name}\n")
            return False
        edits = {**(edits or {}), **({} if code is None else {name: code})}
        with dressed(self):
            if os.path.basename(self.path).startswith("test_"):
                return self.tests(edits)
            for number, part in enumerate(self.parts[: wanted + 1]):
                above = number < wanted
                if above and (number in self.ran or part.name.startswith(CHECK)):
                    continue
                self.silent = above  # what it prints is not this cell's; its errors are
                if not self.cell(part, edits.get(part.name, part.source)):
                    return False
                self.ran.add(number)
            check = next((part for part in self.parts if part.name == CHECK + name), None)
            return check is None or self.check(check)

    def compiled(self, part: Part, source: str) -> tuple[types.CodeType, types.CodeType | None]:
        """Return what to execute and what to evaluate last, and remember whose lines these are."""
        file = self.path if self.measured else f"{self.path}[{part.name or part.first}]"
        before = part.first - 1 if self.measured else 0
        self.sources[file, before] = part.name
        if not self.measured:
            linecache.cache[file] = (len(source), None, source.splitlines(True), file)
        tree = ast.parse(source, file)
        ast.increment_lineno(tree, before)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = compile(ast.Expression(tree.body.pop().value), file, "eval")  # type: ignore[attr-defined]
        return compile(tree, file, "exec"), last

    def cell(self, part: Part, source: str) -> bool:
        """Run one part and show its last expression and its figures; return whether it did what it
        says.
        """
        self.output.total, self.now = 0, part.name
        expected = RAISES.search(source.rstrip().rpartition("\n")[2])
        try:
            body, last = self.compiled(part, source)
            exec(body, self.space.__dict__)
            if last is not None:
                self.display(eval(last, self.space.__dict__))
            show()
        except TooMuch:
            self.tell("error", f"Stopped: it printed more than {MOST:,} characters.\n")
            return False
        except (
            BaseException
        ) as error:  # also SystemExit and KeyboardInterrupt: it is the reader's code
            self.tell("error", self.explained(error))
            return bool(expected) and expected[1] == type(error).__name__  # type: ignore[index]
        self.output.flush()
        if expected:
            self.tell("error", f"This cell should raise {expected[1]}, and did not.\n")
        return not expected

    def check(self, part: Part) -> bool:
        """Run the tests of an exercise; tell the first that fails in its own words."""
        self.output.total = 0
        try:
            body, last = self.compiled(part, part.source)
            exec(body, self.space.__dict__)
            if last is not None:
                eval(last, self.space.__dict__)
        except AssertionError as error:
            self.tell("failed", f"Not yet: {error}\n")
        except TooMuch:
            self.tell("failed", "Not yet: it prints without end.\n")
        except BaseException as error:
            self.tell("failed", f"Not yet: the check met an error.\n{self.explained(error)}")
        else:
            self.tell("passed", "Right: every check holds.\n")
            return True
        return False

    def tests(self, edits: dict[str, str]) -> bool:
        """Run a file of tests with pytest, with the reader's edits in it; return whether they could
        run.
        """
        with open(self.path, "w") as file:
            file.write(
                "\n\n".join(
                    edits.get(part.name, part.source).rstrip("\n") + "\n" for part in self.parts
                )
            )
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        import pytest

        own = os.path.dirname(self.path) + "/"
        for name in [
            name
            for name, module in sys.modules.items()
            if (getattr(module, "__file__", "") or "").startswith(own)
        ]:
            del sys.modules[name]
        self.output.total, self.silent = 0, False
        try:
            # -o: a pytest.ini beside the file, which the browser does not have, must not change
            # what is printed.
            status = pytest.main(
                [
                    "-q",
                    "-o",
                    "addopts=",
                    "-p",
                    "no:cacheprovider",
                    "--capture=sys",
                    "--color=no",
                    "--no-header",
                    os.path.basename(self.path),
                ]
            )
        except TooMuch:
            self.tell("error", f"Stopped: it printed more than {MOST:,} characters.\n")
            return False
        self.output.flush()
        return int(status) in (0, 1)

    def show(self, kind: str, *content: str) -> None:
        """Hand an event on, unless a part runs silently."""
        if not self.silent or kind == "error":
            self.emit(kind, *content)

    def tell(self, kind: str, *content: str) -> None:
        """Show an event after what was printed before it."""
        self.output.flush()
        self.show(kind, *content)

    def display(self, value: Any) -> None:
        """Show the value of a cell's last expression: a data frame as a table, anything else as
        Python writes it.
        """
        values = value if isinstance(value, list | tuple) else [value]
        if value is None or (
            values and all(type(v).__module__.startswith(("matplotlib", "mpl_")) for v in values)
        ):
            return
        if hasattr(value, "_repr_html_") and type(value).__module__.startswith("pandas"):
            self.tell("table", table(value._repr_html_()))
        else:
            self.output.write(f"{value!r}\n")

    def explained(self, error: BaseException) -> str:
        """Return an error as the reader's own lines that led to it, and its message."""
        name = type(error).__name__
        if isinstance(error, KeyboardInterrupt):
            return "Stopped. The variables are kept.\n"
        if isinstance(error, NotImplementedError) and str(error):
            return f"Still to be written: {error}\n"
        if isinstance(error, SyntaxError) and any(
            error.filename == file for file, _ in self.sources
        ):
            return f"line {error.lineno}: {(error.text or '').strip()}\n{name}: {error.msg}\n"
        lines = ""
        for line, same in groupby(self.lines_of(error)):
            times = len(list(same))
            lines += line * min(times, 2) + (
                f"… and the same {times - 2} times more\n" if times > 2 else ""
            )
        if isinstance(error, ModuleNotFoundError) and sys.platform == "emscripten":
            return (
                f"{lines}{name}: {error}. This page has Python's own library and:"
                f" {os.environ.get('LIVE_PACKAGES', '')}.\n"
            )
        return f"{lines}{''.join(traceback.format_exception_only(error))}"

    def lines_of(self, error: BaseException) -> Iterator[str]:
        """Yield the lines of the reader's own code that an error came through, numbered from the
        top of their cell.
        """
        for frame in traceback.extract_tb(error.__traceback__):
            number = frame.lineno or 0
            before = max(
                (
                    before
                    for file, before in self.sources
                    if file == frame.filename and before < number
                ),
                default=None,
            )
            if before is not None:
                part = self.sources[frame.filename, before]
                there = (
                    ""
                    if part == self.now
                    else "the check, "
                    if part.startswith(CHECK)
                    else f"{part or 'set-up'}, "
                )
            elif frame.filename.startswith(os.path.dirname(self.path) + "/"):
                there = f"{os.path.basename(frame.filename)}, "
            else:
                continue  # a library's, or ours
            within = "" if frame.name == "<module>" else f", in {frame.name}"
            yield f"{there}line {number - (before or 0)}{within}:  {frame.line}\n"


current: Session  # the session whose cell runs
logging.getLogger("matplotlib.font_manager").setLevel(
    logging.ERROR
)  # it says that it looks for fonts, at its first use


@contextmanager
def dressed(session: Session) -> Iterator[None]:
    """While a cell runs: its output and input, its module as __main__, warnings as one line."""
    global current
    kept = (
        sys.stdout,
        sys.stderr,
        sys.stdin,
        builtins.input,
        sys.modules["__main__"],
        warnings.formatwarning,
        sys.argv,
    )
    answers = io.StringIO(session.stdin)

    def answered(prompt: object = "") -> str:
        line = answers.readline()
        session.output.write(f"{prompt}{line.rstrip()}\n")
        if not line:
            raise EOFError("no input is left: write one line for each input()")
        return line.rstrip("\n")

    current = session
    sys.stdout = sys.stderr = session.output
    sys.stdin, builtins.input = answers, answered
    sys.modules["__main__"] = session.space
    warnings.formatwarning = lambda message, category, *_: f"{category.__name__}: {message}\n"
    sys.argv = [os.path.basename(session.path)]
    try:
        yield
    finally:
        (
            sys.stdout,
            sys.stderr,
            sys.stdin,
            builtins.input,
            sys.modules["__main__"],
            warnings.formatwarning,
            sys.argv,
        ) = kept
        session.output.flush()


def table(html: str) -> str:
    """Return the table in a piece of HTML as JSON: its rows, each a list of (th or td, text). No
    other HTML goes on.
    """
    reader = Rows()
    reader.feed(html)
    return json.dumps(
        [
            [(tag if text.strip() else "td", text.strip()) for tag, text in row]
            for row in reader.rows
        ]
    )


class Rows(HTMLParser):
    """Collects the rows of a table: (tag, text) for each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td") and self.rows:
            self.rows[-1].append((tag, ""))
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("th", "td"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Add text to the cell."""
        if self.inside:
            tag, text = self.rows[-1].pop()
            self.rows[-1].append((tag, text + data))


# ---- Figures: Matplotlib's backend for cells (figures/) calls show() ----


def show(*_args: object, **_options: object) -> None:
    """Show the open figures, as plt.show() does, and close them."""
    if "matplotlib.pyplot" not in sys.modules:
        return
    from matplotlib import pyplot

    for number in pyplot.get_fignums():
        figure = pyplot.figure(number)
        drawn = io.StringIO()
        figure.savefig(
            drawn, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None}
        )
        current.tell("figure", drawn.getvalue(), described(figure))
    pyplot.close("all")


def described(figure: Any) -> str:
    """Return a figure in words: the title, the axes, and of each series its label, size and
    range.
    """
    told = []
    for axes in figure.axes:
        x, y = axes.get_xlabel(), axes.get_ylabel()
        told.append(
            f"{axes.get_title() or 'Chart'}: {y or 'values'} by {x}"
            if x
            else f"{axes.get_title() or 'Chart'}{f': {y}' if y else ''}"
        )
        told += [f"line {named(line)}{span(line.get_ydata())}" for line in axes.get_lines()]
        for bars in axes.containers:
            if heights := [patch.get_height() for patch in getattr(bars, "patches", [])]:
                told.append(f"bars {named(bars)}{span(heights)}")
        told += [
            f"points {named(points)}{span([y for _, y in points.get_offsets()])}"
            for points in axes.collections
        ]
    return "; ".join(told)


def named(artist: Any) -> str:
    """Return the label of a series, quoted, if it has one."""
    label = str(artist.get_label())
    return "" if label.startswith("_") else f"'{label}' "


def span(values: Iterable[float]) -> str:
    """Return how many values there are and their range, to three digits."""
    numbers = [float(value) for value in values]
    if not numbers:
        return "with no values"
    return (
        f"of {len(numbers)}, {numbers[0]:.3g} to {numbers[-1]:.3g}, lowest {min(numbers):.3g},"
        f" highest {max(numbers):.3g}"
    )


# ---- The recording ----


def written(events: Iterable[Event], file: str, region: str) -> str:
    """Return what a region shows as the lines of a recording; write its figures beside the file."""
    lines, figures = [], 0
    for kind, content, *more in events:
        if kind == "figure":
            figures += 1
            name = f"{file.removesuffix('.py')}.{region}{f'-{figures}' if figures > 1 else ''}.svg"
            with open(name, "w") as drawn:
                drawn.write(content)
            lines.append(f'<figure src="{name}">{escape(more[0], quote=False)}</figure>\n')
        elif kind == "table":
            rows = [
                "".join(f"<{tag}>{escape(text, quote=False)}</{tag}>" for tag, text in row)
                for row in json.loads(content)
            ]
            lines.append("\n".join(["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>\n"]))
        elif kind == "out" and re.search(r"^<(table|figure)\b", content, re.MULTILINE):
            raise SystemExit(
                f"{file}: a cell must not print a line that begins with <table or <figure"
            )
        else:
            lines.append(content)
    return "".join(lines)


def main(file: str) -> None:
    """Run every part of a file as a reader would, top to bottom, and print the recording."""
    os.environ["MPLBACKEND"] = "module://figures"
    with open(file) as source:
        text = source.read()
    given, stdin = file.removesuffix(".py") + ".in", ""
    if os.path.exists(given):
        with open(given) as answers:
            stdin = answers.read()
    events: list[Event] = []
    session = Session(
        os.path.abspath(file), text, lambda *event: events.append(event), stdin, measured=True
    )
    cells = [part for part in session.parts if part.name and not part.name.startswith(CHECK)]
    for cell in cells[:1] if os.path.basename(file).startswith("test_") else cells:
        events.clear()
        went_well = session.run(cell.name)
        if shown := written(merged(events), file, cell.name):
            print(
                "# --8<--"
                f" [start:{cell.name}]\n{shown}{'' if shown.endswith(chr(10)) else chr(10)}# --8<--"
                f" [end:{cell.name}]"
            )
        if not went_well:
            said = shown.strip().splitlines() or ["nothing"]
            sys.exit(f'File "{file}", line {cell.first}: the cell {cell.name} failed: {said[-1]}')


def merged(events: Iterable[Event]) -> list[Event]:
    """Return events with neighbouring output joined: how it was cut depends on the clock."""
    joined: list[Event] = []
    for event in events:
        if event[0] == "out" and joined and joined[-1][0] == "out":
            joined[-1] = ("out", joined[-1][1] + event[1])
        else:
            joined.append(event)
    return joined


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.modules["cells"] = sys.modules["__main__"]  # for the backend, which imports this module
    main(sys.argv[1])
