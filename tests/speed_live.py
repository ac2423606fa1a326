"""How long readers wait for live cells, beside JupyterLite on the same Pyodide, in one run: python
tests/speed_live.py.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote, urlsplit

import browser
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from course import ROOT
from course.core.problem import Broken
from course.live import pyodide

TIMES = 3
SECONDS = 120  # for one output; after that a snippet counts as one that does not run
LITE = (
    "jupyterlite-core==0.6.4",
    "jupyterlite-pyodide-kernel==0.6.1",
)  # the last whose kernel is made for Pyodide 0.27
LITE_LOADS = (
    "micropip",
    "ssl",
    "sqlite3",
    "jedi",
    "ipython",
)  # what its kernel asks the distribution for at its start
PURE = {
    "pytest": ["pluggy", "iniconfig", "packaging"],
    "pluggy": [],
    "iniconfig": [],
}  # from PyPI, and what they need
READY = {".whl", ".zip", ".bin", ".png", ".woff", ".woff2", ".gz"}  # compressed already


@dataclass(frozen=True)
class Snippet:
    """Python to run: the file it stands in, what its output must hold, and other code for a console
    if that differs.
    """

    name: str
    file: str
    code: str
    expected: str = ""
    console: str = ""
    output: str = ""


TEST = "def test_sum():\n    assert 1 + 1 == 2"
SNIPPETS = (
    Snippet("print", "demo_print.py", "print('hello')", "hello"),
    Snippet(
        "numpy",
        "demo_numpy.py",
        "import numpy as np\n\nprint(np.arange(6).reshape(2, 3).sum())",
        "15",
    ),
    Snippet(
        "pandas table",
        "demo_pandas.py",
        "import pandas as pd\n\npd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})",
        "x",
        output="table",
    ),
    Snippet(
        "matplotlib figure",
        "demo_matplotlib.py",
        "import matplotlib.pyplot as plt\n\nplt.plot([1, 2, 3], [3, 1, 2])\nplt.show()",
        output="img",
    ),
    Snippet(
        "scikit-learn",
        "demo_sklearn.py",
        "from sklearn.datasets import load_iris\nfrom sklearn.linear_model import"
        " LogisticRegression\n\nX, y ="
        " load_iris(return_X_y=True)\nprint(LogisticRegression(max_iter=500).fit(X,"
        " y).score(X, y))",
        "0.97",
    ),
    Snippet(
        "pytest",
        "test_demo.py",
        TEST,
        "1 passed",
        "import pytest\n\nwith open('/tmp/test_demo.py', 'w') as file:\n    _ ="
        f" file.write({TEST!r})\n_ = pytest.main(['-q', '--capture=sys', '-p', 'no:cacheprovider',"
        " '/tmp/test_demo.py'])",
    ),
)

WATCH, DONE = browser.script("speed_watch.js"), browser.script("speed_done.js")
OURS_OUT = ".live[data-file='{file}'] .live-out > *"
THEIRS_OUT = (
    ".jp-CodeConsole-content"
    " .jp-OutputArea-output:not([data-mime-type='application/vnd.jupyter.stderr'])"
)


LEGEND = """
click   from the click on Run to the first output, nothing in the browser's cache
open    from opening the page to the first output. Ours: Run is clicked as soon as it is there;
        until then the page can be read. JupyterLite: its console runs the code by itself as soon
        as its kernel can, so this is what its user waits for
second  the same code run again in the same page, from click or Shift+Enter to output
MB      bytes of all files that the first output needed, on a host with gzip"""


class Failed(RuntimeError):
    """A snippet did not run; says why."""


# ---- The two sites ----


def lay_ours(folder: Path) -> None:
    """Write a page with one live cell for each snippet, as course/live/fences.py would, and all
    that it loads.
    """
    pyodide.lay(ROOT, folder / "live")
    files = {
        snippet.file: f"# --8<-- [start:c]\n{snippet.code}\n# --8<-- [end:c]\n"
        for snippet in SNIPPETS
    }
    (folder / "live" / "home-demo.js").write_text(
        f"live.homes.demo={json.dumps({'files': files, 'exercises': {}})}"
    )
    cells = "".join(
        f'<div class="live" data-slug="demo" data-file="{snippet.file}" data-cell="c"><div'
        f' class="live-code"><pre><code>{escape(snippet.code)}\n</code></pre></div><div'
        ' class="live-out"></div></div>'
        for snippet in SNIPPETS
    )
    (folder / "index.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><title>Live</title><script defer'
        f' src="live/cell.js"></script>{cells}'
    )


def run(*command: str | Path, folder: Path) -> None:
    """Run a command; raise Failed with its last words if it fails."""
    try:
        subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=600,
        )
    except subprocess.CalledProcessError as error:
        raise Failed(
            f"{Path(command[0]).name}: {' '.join((error.stderr or error.stdout).split())[-300:]}"
        ) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failed(f"{Path(command[0]).name}: {str(error)[:300]}") from error


def closure(names: tuple[str, ...]) -> list[str]:
    """Return packages of the distribution with all that they depend on."""
    packages, found = pyodide.lock(ROOT)["packages"], list[str]()

    def add(name: str) -> None:
        if name not in found and name not in PURE:
            found.append(name)
            for other in packages[name]["depends"]:
                add(other.replace("_", "-"))

    for name in names:
        add(name)
    return found


def distribution(folder: Path, wheels: Path) -> None:
    """Make a folder of Pyodide as its official one: its core, the wheels that snippets need, a lock
    that knows of them.
    """
    shutil.copytree(ROOT / "node_modules" / "pyodide", folder)
    names = tuple(name for package in pyodide.PACKAGES for name in package.files)
    for path in pyodide.fetched(ROOT, tuple(closure(LITE_LOADS + names))).values():
        shutil.copyfile(path, folder / path.name.split("-", 1)[1])
    lock: dict[str, Any] = json.loads((folder / "pyodide-lock.json").read_text())
    for name, needs in PURE.items():
        (wheel,) = wheels.glob(f"{name}-*.whl")
        shutil.copyfile(wheel, folder / wheel.name)
        lock["packages"][name] |= {
            "file_name": wheel.name,
            "depends": needs,
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        }
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))


def lay_theirs(folder: Path, output: Path) -> None:
    """Build a JupyterLite site that has all it needs, in an environment of its own; raise Failed if
    that cannot be done.
    """
    uv = shutil.which("uv") or ROOT / ".tools" / "bin" / "uv"
    commands = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    folder.mkdir()
    run(uv, "venv", "--quiet", "--seed", "--python", sys.executable, "env", folder=folder)
    run(uv, "pip", "install", "--quiet", "--python", commands / "python", *LITE, folder=folder)
    pinned = [f"{name}=={pyodide.lock(ROOT)['packages'][name]['version']}" for name in PURE]
    run(
        commands / "python",
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--dest",
        "wheels",
        "comm",
        *pinned,
        folder=folder,
    )
    distribution(folder / "site" / "static" / "pyodide", folder / "wheels")
    settings = {"@jupyterlite/pyodide-kernel-extension:kernel": {"disablePyPIFallback": True}}
    config = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"litePluginSettings": settings},
    }
    (folder / "site" / "jupyter-lite.json").write_text(json.dumps(config))
    (comm,) = (folder / "wheels").glob("comm-*.whl")
    options: list[str | Path] = [
        "--lite-dir",
        folder / "site",
        "--output-dir",
        output,
        "--apps",
        "repl",
        "--no-sourcemaps",
        "--piplite-wheels",
        comm,
    ]
    run(commands / "python", "-m", "jupyterlite_core", "build", *options, folder=folder)


# ---- Measuring ----


@dataclass
class Traffic:
    """The files of a served folder that a browser context has asked for, and what it has asked
    other hosts for.
    """

    folder: Path
    address: str
    paths: set[str]
    others: set[str]

    def add(self, url: str) -> None:
        """Take note of a request."""
        if url.startswith(self.address):
            self.paths.add(urlsplit(url).path)
        elif not url.startswith(("blob:", "data:")):
            self.others.add(url)

    def size(self) -> int:
        """Return how many bytes these files are on the wire; raise Failed if another host was
        asked.
        """
        if self.others:
            raise Failed(f"it asked another host: {min(self.others)[:80]}")
        return sum(wire(self.folder / path.lstrip("/")) for path in self.paths)


@cache
def wire(path: Path) -> int:
    """Return how many bytes a host with gzip sends for a file."""
    file = path / "index.html" if path.is_dir() else path
    if not file.is_file():
        return 0
    return file.stat().st_size if file.suffix in READY else len(gzip.compress(file.read_bytes(), 6))


@contextmanager
def opened(
    chromium: Browser, folder: Path, address: str
) -> Iterator[tuple[BrowserContext, Traffic]]:
    """Open a context with nothing in its cache, and count what it loads."""
    context, traffic = chromium.new_context(), Traffic(folder, address, set(), set())
    context.on("request", lambda request: traffic.add(request.url))
    try:
        yield context, traffic
    finally:
        context.close()


def output(page: Page, selector: str, snippet: Snippet) -> tuple[float, float]:
    """Wait for the first output; return when it was asked for and when it came, in ms since the
    page was opened.
    """
    try:
        page.wait_for_function("() => window.first > 0", timeout=SECONDS * 1000)
    except PlaywrightError as error:
        raise Failed(f"no output in {SECONDS} s") from error
    start, first = page.evaluate("() => [window.start, window.first]")
    try:
        page.wait_for_function(
            DONE, arg=[selector, snippet.expected, snippet.output], timeout=20_000
        )
    except PlaywrightError as error:
        text = " ".join(page.locator(selector).last.inner_text().split())
        raise Failed(text[-160:] or "its output is empty") from error
    return start, first


def ours(chromium: Browser, folder: Path, address: str, snippet: Snippet) -> dict[str, float]:
    """Open the page, click Run, and Run again."""
    selector = OURS_OUT.format(file=snippet.file)
    with opened(chromium, folder, address) as (context, traffic):
        page = context.new_page()
        page.add_init_script(f"({WATCH})({json.dumps(selector)})")
        page.goto(f"{address}/index.html")
        cell = page.locator(f".live[data-file='{snippet.file}']")
        cell.locator(".live-run").click()
        start, first = output(page, selector, snippet)
        cell.locator(".live-run").wait_for()
        size = traffic.size()
        page.evaluate(WATCH, selector)
        cell.locator(".live-run").click()
        again = output(page, selector, snippet)
    return {"click": first - start, "open": first, "second": again[1] - again[0], "bytes": size}


def theirs(chromium: Browser, folder: Path, address: str, snippet: Snippet) -> dict[str, float]:
    """Open the console with the code in its address, which runs as soon as the kernel can, and
    enter the code again.
    """
    code = snippet.console or snippet.code
    with opened(chromium, folder, address) as (context, traffic):
        page = context.new_page()
        page.add_init_script(f"({WATCH})({json.dumps(THEIRS_OUT)})")
        page.goto(f"{address}/lite/repl/index.html?kernel=python&execute=1&code={quote(code)}")
        _, first = output(page, THEIRS_OUT, snippet)
        page.wait_for_timeout(500)
        size = traffic.size()
        page.locator(".jp-CodeConsole-input .cm-content").click()
        page.keyboard.insert_text(code)
        page.evaluate(WATCH, THEIRS_OUT)
        page.keyboard.press("Shift+Enter")
        again = output(page, THEIRS_OUT, snippet)
    return {"open": first, "second": again[1] - again[0], "bytes": size}


def untouched(chromium: Browser, folder: Path, address: str) -> tuple[int, int]:
    """Return how many bytes of script a page costs on which nobody clicks: as a file, and on the
    wire.
    """
    with opened(chromium, folder, address) as (context, traffic):
        context.new_page().goto(f"{address}/index.html", wait_until="networkidle")
        scripts = [folder / path.lstrip("/") for path in traffic.paths if path.startswith("/live/")]
    return sum(path.stat().st_size for path in scripts), sum(map(wire, scripts))


# ---- The table ----


def middle(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each number."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def row(name: str, mine: dict[str, float], other: dict[str, float] | None) -> str:
    """Return a line of the table."""
    times = "".join(f"{mine[what]:8.0f}" for what in ("click", "open", "second"))
    text = f"{name:18}{times}{mine['bytes'] / 1e6:8.1f}"
    if other:
        text += f" |{other['open']:9.0f}{other['second']:8.0f}{other['bytes'] / 1e6:8.1f} |"
        text += "".join(f"{other[what] / mine[what]:8.1f}" for what in ("open", "second", "bytes"))
    return text


def main() -> None:
    """Lay both sites, measure them by turns, print one table."""
    with tempfile.TemporaryDirectory() as temporary:
        work, folder = Path(temporary), Path(temporary) / "served"
        lay_ours(folder)
        why = ""
        try:
            lay_theirs(work / "lite", folder / "lite")
        except (Failed, Broken) as failed:
            why = str(failed)
        with browser.served(folder) as address, browser.launched() as chromium:
            print(
                f"Chromium {chromium.version}, Pyodide {pyodide.lock(ROOT)['info']['version']},"
                f" {', '.join(LITE).replace('==', ' ')}; median of {TIMES}"
            )
            plain, small = untouched(chromium, folder, address)
            print(
                f"script of ours on a page on which nobody clicks: {plain} bytes ({small} with"
                " gzip)\n"
            )
            report(chromium, folder, address, why)


def report(chromium: Browser, folder: Path, address: str, why: str) -> None:
    """Print the table; if there is no JupyterLite, only our half of it and why."""
    print(f"{'':18}{'ours':>32}" + ("" if why else f" |{'JupyterLite':>25} |{'theirs / ours':>24}"))
    print(
        f"{'ms, and MB':18}{'click':>8}{'open':>8}{'second':>8}{'MB':>8}"
        + ("" if why else f" |{'open':>9}{'second':>8}{'MB':>8} |{'open':>8}{'second':>8}{'MB':>8}")
    )
    for snippet in SNIPPETS:
        mine, other, reason = [], [], why
        for _ in range(TIMES):
            mine.append(ours(chromium, folder, address, snippet))
            try:
                if not reason:
                    other.append(theirs(chromium, folder, address, snippet))
            except Failed as failed:
                reason = str(failed)
        print(
            row(snippet.name, middle(mine), None if reason else middle(other))
            + (f" | does not run: {reason}" if reason and not why else ""),
            flush=True,
        )
    print(
        LEGEND
        if not why
        else (
            "\nJupyterLite was not measured, because it could not be installed or built"
            f" here:\n{why}"
        )
    )


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(f"a live cell of ours did not run: {failed}")
