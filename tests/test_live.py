"""Live blocks: Pyodide prints what CPython recorded; exercises teach as they fail; only the lock's
bytes are taken.
"""

import contextlib
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import project
import pytest
from filelock import FileLock

from course import ROOT
from course.core import include
from course.core.mask import mask
from course.core.problem import Broken, Problem
from course.labs.starter import cut
from course.live import fences, pyodide
from course.live.guest import cells
from course.run import sandbox

EXERCISES = sorted({(cell.path, cell.region) for cell in fences.index(ROOT) if cell.exercise})
FENCE = '```python live{}\n--8<-- "{}"\n```\n'


@pytest.fixture(scope="session")
def printed(shared: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """What each live file that this run asks for prints under Pyodide in Node, run once."""
    kept = shared / "pyodide.json"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            items = [
                item
                for item in request.session.items
                if "printed" in getattr(item, "fixturenames", ())
            ]
            wanted = [
                str(item.callspec.params["path"])
                for item in items
                if isinstance(item, pytest.Function)
            ]
            kept.write_text(json.dumps(pyodide.printed(ROOT, wanted)))
    found: dict[str, str] = json.loads(kept.read_text())
    return found


@pytest.mark.timeout(1800)  # the first one runs all files of the course
@pytest.mark.parametrize("path", fences.files(ROOT))
def test_pyodide_prints_the_recording(path: str, printed: dict[str, str]) -> None:
    recorded = (ROOT / path).with_suffix(".out").read_text().partition("\n")[2]
    shown = include.shown_in(include.index(ROOT), path)
    mend = (
        "print what both Pythons say alike: CONTRIBUTING.md, 'Write live code', lists how they"
        " differ"
    )
    assert mask(printed[path]) == recorded, Problem(
        path, "prints something else in the browser", mend, shown
    )


@pytest.fixture
def home(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A reader's home with the folder of a live file; what is imported from there goes with it."""
    sandbox.furnish(tmp_path, (ROOT / path).parent, ROOT / "snippets" / "data")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path / "snippets")
    yield tmp_path
    for name in [
        name
        for name, module in sys.modules.items()
        if str(getattr(module, "__file__", "")).startswith(str(tmp_path))
    ]:
        del sys.modules[name]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("path", "region"), EXERCISES)
def test_an_exercise_fails_as_it_stands_and_passes_solved(path: str, region: str) -> None:
    text = (ROOT / path).read_text()
    source = next(part.source for part in cells.parts(text) if part.name == region)
    assert not (told := run(text, region, cut(path, source), path=ROOT / path))[0], told
    well, events = run(text, region, path=ROOT / path)
    assert well, events
    assert events[-1][0] == "passed"


# ---- The runner ----


def run(
    text: str,
    name: str,
    code: str | None = None,
    stdin: str = "",
    path: Path = Path("/nowhere/x.py"),
) -> tuple[bool, list[tuple[Any, ...]]]:
    """Run one cell of a live file; return whether it went well, and its events."""
    events: list[tuple[Any, ...]] = []
    session = cells.Session(str(path), text, lambda *event: events.append(event), stdin)
    return session.run(name, code), cells.merged(events)


def region(name: str, *lines: str) -> str:
    return (
        f"# --8<-- [start:{name}]\n{''.join(line + chr(10) for line in lines)}# --8<--"
        f" [end:{name}]\n"
    )


def test_a_cell_runs_what_stands_above_it_once() -> None:
    events: list[tuple[Any, ...]] = []
    session = cells.Session(
        "/nowhere/x.py",
        "n = 1\n" + region("a", "n += 1", "print('a', n)") + region("b", "n"),
        lambda *event: events.append(event),
    )
    assert session.run("b")
    assert session.run("b")
    assert cells.merged(events) == [("out", "2\n2\n")], "what stands above runs silently"


def test_an_edit_of_a_cell_above_counts() -> None:
    events: list[tuple[Any, ...]] = []
    session = cells.Session(
        "/nowhere/x.py",
        region("a", "n = 1") + region("b", "n"),
        lambda *event: events.append(event),
    )
    session.run("b", edits={"a": "n = 7"})
    assert events == [("out", "7\n")]


def test_tracebacks_show_the_readers_lines_only() -> None:
    text = region(
        "f", "import json", "", "", "def read(text):", "    return json.loads(text)"
    ) + region("use", "print('on')", "read('{')")
    well, events = run(text, "use")
    assert not well
    assert [kind for kind, _ in events] == ["out", "error"]
    assert events[1][1].splitlines() == [
        "line 2:  read('{')",
        "f, line 5, in read:  return json.loads(text)",
        (
            "json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line"
            " 1 column 2 (char 1)"
        ),
    ]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("x = (1", "line 1: x = (1\nSyntaxError: '(' was never closed\n"),
        ("raise SystemExit('bye')", "line 1:  raise SystemExit('bye')\nSystemExit: bye\n"),
        ("raise NotImplementedError('add them')", "Still to be written: add them\n"),
        (
            "def f():\n    f()\nf()",
            (
                "line 3:  f()\nline 2, in f:  f()\nline 2, in f:  f()\n… and the same 900 times"
                " more\nRecursionError: maximum recursion depth exceeded\n"
            ),
        ),
        (
            "input()\ninput()",
            "line 2:  input()\nEOFError: no input is left: write one line for each input()\n",
        ),
    ],
)
def test_errors_are_short(code: str, told: str) -> None:
    well, events = run(region("a", "pass"), "a", code, stdin="one\n")
    assert not well
    assert (events[-1][0], re.sub(r"9\d\d", "900", events[-1][1])) == ("error", told)


def test_endless_output_is_cut_and_still_shown() -> None:
    well, events = run(
        region("a", "pass"),
        "a",
        "while True:\n    try:\n        print('spam')\n    except Exception:\n        pass",
    )
    assert not well
    assert events[0][1].startswith("spam\nspam\n")
    assert len(events[0][1]) <= cells.MOST + 10
    assert events[-1] == ("error", "Stopped: it printed more than 100,000 characters.\n")


def test_input_is_asked_and_answered() -> None:
    assert run(region("a", "print(int(input('n: ')) + 1)"), "a", stdin="41\n") == (
        True,
        [("out", "n: 41\n42\n")],
    )


def test_a_declared_error_is_none_and_a_missing_one_is() -> None:
    assert run(region("a", "1 / 0  # raises ZeroDivisionError"), "a")[0]
    assert not run(region("a", "1 / 1  # raises ZeroDivisionError"), "a")[0]
    assert not run(region("a", "1 / 0  # raises ValueError"), "a")[0]


def test_a_data_frame_is_a_table_of_text(tmp_path: Path) -> None:
    [event] = run(
        region("a", "import pandas as pd", "pd.DataFrame({'<b>': ['<img src=x>', 1.5]})"), "a"
    )[1]
    assert json.loads(event[1]) == [
        [["td", ""], ["th", "<b>"]],
        [["th", "0"], ["td", "<img src=x>"]],
        [["th", "1"], ["td", "1.5"]],
    ]
    assert cells.written([event], "x.py", "a").splitlines()[1:3] == [
        "<tr><td></td><th>&lt;b&gt;</th></tr>",
        "<tr><th>0</th><td>&lt;img src=x&gt;</td></tr>",
    ]


def test_a_failed_check_says_why_in_its_own_words() -> None:
    text = region("a", "n = 1") + region("check_a", "assert n == 2, f'n should be 2, yours is {n}'")
    assert run(text, "a")[1] == [("failed", "Not yet: n should be 2, yours is 1\n")]
    assert run(text, "a", "n = 2")[1] == [("passed", "Right: every check holds.\n")]
    assert run(text, "a", "m = 2")[1][0][1].startswith(
        "Not yet: the check met an error.\nthe check, line 1:"
    )


# ---- Mistakes of authors ----


def page(tmp_path: Path, fence: str, **files: str) -> Path:
    root = project.tiny(tmp_path, **files)
    (root / "docs" / "page.md").write_text(fence)
    return root


SHOWN = "snippets/01-tiny/x.py:a"
SOLVED = region("a", "# BEGIN SOLUTION: set n", "n = 1", "# END SOLUTION")


@pytest.mark.parametrize(
    ("fence", "text", "told"),
    [
        (
            "```python live\nprint(1)\n```\n",
            "",
            "docs/page.md:2: a live block is not one include of a region of a Python file",
        ),
        (
            FENCE.format("", "snippets/01-tiny/x.py"),
            "n = 1\n",
            "a live block is not one include of a region",
        ),
        (FENCE.format(" fast", SHOWN), region("a", "n = 1"), "a live block has no option 'fast'"),
        (
            FENCE.format("", SHOWN),
            "for n in range(2):\n" + region("a", "    print(n)"),
            "the region 'a' of snippets/01-tiny/x.py cannot run by itself: unexpected indent",
        ),
        (
            FENCE.format(" exercise", SHOWN),
            SOLVED,
            "the exercise 'a' of snippets/01-tiny/x.py has no check with 3 hints",
        ),
        (
            FENCE.format(" exercise", SHOWN),
            region("a", "n = 1"),
            "the exercise 'a' of snippets/01-tiny/x.py has nothing for readers to write",
        ),
    ],
)
def test_a_live_block_that_could_not_run_is_told(
    tmp_path: Path, fence: str, text: str, told: str
) -> None:
    root = page(tmp_path, fence, x_py=text)
    problems = [str(problem) for problem in fences.check(root)]
    assert any(told in problem for problem in problems), problems
    assert all("to mend:" in problem for problem in problems)


def test_a_whole_exercise_is_fine(tmp_path: Path) -> None:
    hints = [f"# hint: {number}" for number in range(3)]
    root = page(
        tmp_path,
        FENCE.format(" exercise", SHOWN),
        x_py=SOLVED + region("check_a", *hints, "assert n"),
    )
    assert not list(fences.check(root))


def test_a_deck_gets_the_same_cell_with_its_recorded_output(tmp_path: Path) -> None:
    root = page(tmp_path, "", x_py=region("a", "print('<&>')"))
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text())
    (root / "snippets" / "01-tiny" / "x.out").write_text(
        "$ python -m cells x.py\n"
        + region("a", "<&>", "<table>", "<tr><td>1</td></tr>", "</table>", "end")
    )
    made = fences.in_deck(root, "# Title\n\n" + FENCE.format("", SHOWN))
    assert '<div class="live" data-slug="01-tiny" data-file="x.py" data-cell="a">' in made
    assert '```python\n--8<-- "snippets/01-tiny/x.py:a"\n```' in made
    text = '<pre class="live-text">{}</pre>'
    assert (
        f"{text.format('&lt;&amp;&gt;')}<table"
        f' class="live-table"><tr><td>1</td></tr></table>{text.format("end")}</div></div>' in made
    )


# ---- Pyodide's files ----


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty cache, and a lock that names one small file."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    entry = {"file_name": "six.whl", "sha256": hashlib.sha256(b"right").hexdigest()}
    monkeypatch.setattr(
        pyodide, "lock", lambda _root: {"info": {"version": "0"}, "packages": {"six": entry}}
    )
    return tmp_path


def source(name: str, content: bytes | None) -> Callable[..., None]:
    def give(_root: Path, names: list[str], keep: Callable[[str, bytes], None]) -> None:
        if content is None:
            raise OSError("no route")
        for file in names:
            keep(file, content)

    give.__name__ = name
    return give


def test_the_first_source_with_the_right_bytes_serves_and_is_asked_once(
    cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pyodide,
        "SOURCES",
        (
            source("official", None),
            source("wrong", b"wrong"),
            source("mirror", b"right"),
            source("later", None),
        ),
    )
    assert pyodide.fetched(ROOT, ("six",))["six"].read_bytes() == b"right"
    monkeypatch.setattr(pyodide, "SOURCES", ())
    assert pyodide.fetched(ROOT, ("six",))["six"].read_bytes() == b"right"


def test_bytes_that_the_lock_does_not_name_are_refused(
    cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyodide, "SOURCES", (source("official", None), source("mirror", b"wrong")))
    with pytest.raises(
        Broken,
        match=re.compile(
            r"1 files of Pyodide.*official: no route; refused, because their sha256 is not that of"
            r" the lock: six.whl",
            re.DOTALL,
        ),
    ):
        pyodide.fetched(ROOT, ("six",))


@pytest.mark.parametrize("ci", ["", "true"])
def test_a_site_without_python_says_so_and_in_ci_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str
) -> None:
    def none(_root: Path) -> dict[str, Path]:
        raise Broken(Problem("course/live/pyodide.py", "could not be fetched", "connect"))

    monkeypatch.setattr(pyodide, "packed", none)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(Broken, match="could not be fetched") if ci else contextlib.nullcontext():
        pyodide.lay(ROOT, tmp_path)
    if not ci:
        assert "live code will show its recorded output only" in capsys.readouterr().out
        assert (tmp_path / "manifest.js").read_text().startswith("live.why=")
        assert (tmp_path / "cell.js").exists()


def test_another_pyodide_whose_linker_changed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(pyodide, "PATCHES", (("no such code", "x"),))
    with pytest.raises(Broken, match="no single place that says no such code"):
        pyodide.core(ROOT)


def test_pure_packages_are_those_of_the_lock() -> None:
    """What is packed from our environment holds no compiled code: it runs in the browser as it
    is.
    """
    import importlib.metadata

    for package in pyodide.PACKAGES:
        for name in package.ours:
            assert not [
                f
                for f in importlib.metadata.files(name) or []
                if f.suffix in (".so", ".pyd", ".dylib")
            ], name
