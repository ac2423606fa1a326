"""Freshness: what a test run proved of all code that readers see, as data, tables, a chart and a
badge.

A block is one place where a page, a deck or a guide shows code (or one cell of a notebook). It
counts as run only if the test whose id names its file passed in that very run.
"""

import json
import platform
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from course.core import include, syllabus
from course.formats import config
from course.run import executed, recording

DATA = "build/freshness.json"
NEWEST = "build/newest/report.json"
BADGE = "docs/assets/images/freshness.svg"
KINDS = {
    ".out": "console",
    ".py": "python",
    ".sh": "shell",
    ".ipynb": "notebook cells",
    ".txt": "text",
    ".csv": "text",
}
# what a test of a file proves; a test that is not named here reads the file with its tool:
# validated
PROOFS = {
    "test_recording_is_fresh": "recorded",
    "test_notebook_equals_its_execution": "executed",
    "test_shown_lines_were_run": "executed",
    "test_pyodide_prints_the_recording": "recorded",
}
UNPROVEN = "not proven"
CONFIGS = "shown configs are read by their tool"
STATES = {  # the colour in the chart, what it means
    "recorded": ("--link", "was run, and printed what is shown"),
    "executed": ("--right", "was run, every shown line of it"),
    "validated": ("--amber", "was read by the tool that owns its format"),
    "exempt": ("--md-code-hl-constant-color", "has nothing to run; the reason stands below"),
    UNPROVEN: ("--wrong", "did not pass in this run, or nothing tests it"),
}
NOT_MEASURED = "*Not measured on this build: `make test` measures it, then `make site` shows it.*"
Data = dict[str, Any]


def exemptions(root: Path) -> dict[str, str]:
    """Return the files that need no run, by pyproject.toml, each with its reason."""
    with open(root / "pyproject.toml", "rb") as file:
        return dict(tomllib.load(file)["tool"]["course"].get("unrun", {}))


def proofs(outcomes: dict[str, str]) -> dict[str, str]:
    """Return what the run proved of each file that a test's id names: recorded, executed, validated
    or not proven.
    """
    found: dict[str, str] = {}
    ranks = list(STATES)
    for test, outcome in outcomes.items():
        name, _, path = test.rpartition("::")[2].removesuffix("]").partition("[")
        state = PROOFS.get(name, "validated") if outcome == "passed" else UNPROVEN
        before = found.get(path, state)
        found[path] = (
            UNPROVEN if UNPROVEN in (state, before) else min(state, before, key=ranks.index)
        )
        if name == "test_promise" and path == CONFIGS:
            found[CONFIGS] = state
    return found


def state_of(path: str, proven: dict[str, str], exempt: dict[str, str]) -> tuple[str, str]:
    """Return the state of a shown file, and the reason if it is exempt."""
    if path in exempt:
        return "exempt", exempt[path]
    if path.endswith(".sh") and not config.reader_of(
        Path(path)
    ):  # commands that need an account are read (commands.py)
        path = path.removesuffix(".sh") + ".out"
    if path in proven:
        return proven[path], ""
    if config.reader_of(Path(path)):
        return proven.get(CONFIGS, UNPROVEN), ""
    return (
        ("exempt", "words or data: nothing in it can be run")
        if Path(path).suffix in config.PROSE
        else (UNPROVEN, "")
    )


def measured(
    root: Path,
    outcomes: dict[str, str],
    seconds: dict[str, float],
    duration: float,
    versions: dict[str, str],
) -> Data:
    """Return what a run proved: outcomes and seconds by test id, the locked versions by package."""
    proven, exempt = proofs(outcomes), exemptions(root)
    found = [
        i
        for i in include.index(root)
        if not i.path.endswith(".md") and not i.path.startswith("build/")
    ]
    modules, rest = {}, found
    for module in syllabus.load(root):
        shown = [i for i in found if module.slug in i.shower]
        rest = [i for i in rest if i not in shown]
        if module.written(root):
            tools = {name: versions[name] for name in module.tools if name in versions}
            modules[module.slug] = {
                "title": module.title,
                **counted(root, shown, module.slug, proven, exempt),
                "tools": tools,
            }
    if rest:
        modules["other"] = {
            "title": "Other pages",
            **counted(root, rest, "", proven, exempt),
            "tools": {},
        }
    git = ["git", "-C", str(root)]
    commit, status = (
        subprocess.run([*git, *words], capture_output=True, text=True).stdout
        for words in (["rev-parse", "HEAD"], ["status", "--porcelain"])
    )
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit.strip(),
        "edited": bool(status),
        "lane": "locked",
        "python": platform.python_version(),
        "seconds": round(duration),
        "tests": dict(Counter(outcomes.values())),
        "modules": modules,
        "exempt": {
            i.path: state_of(i.path, proven, exempt)[1]
            for i in found
            if state_of(i.path, proven, exempt)[0] == "exempt"
        },
        "unproven": {
            i.place: i.path for i in found if state_of(i.path, proven, exempt)[0] == UNPROVEN
        },
        "versions": {name: versions[name] for name in direct(root) if name in versions},
        "slowest": [[test, round(time, 1)] for test, time in Counter(seconds).most_common(10)],
    }


def counted(
    root: Path,
    shown: list[include.Include],
    slug: str,
    proven: dict[str, str],
    exempt: dict[str, str],
) -> Data:
    """Return the counts of a module: blocks by kind and state, and lines of Python and commands as
    [shown, ran].
    """
    blocks: dict[str, Counter[str]] = {}
    lines, commands = [0, 0], [0, 0]
    for found in shown:
        kind = "python, live" if found.live else KINDS.get(Path(found.path).suffix, "config")
        blocks.setdefault(kind, Counter())[state_of(found.path, proven, exempt)[0]] += 1
    for path in sorted({found.path for found in shown if (root / found.path).is_file()}):
        numbers = executed.shown_lines(root, shown, path)
        text = include.text_of(root, root / path).splitlines()
        if path.endswith(".py"):
            add(
                lines,
                len(numbers & executed.statements(root / path)),
                proven.get(path) == "executed",
            )
        elif path.endswith(".out"):
            add(
                commands,
                sum(text[n - 1].startswith("$ ") for n in numbers),
                proven.get(path) == "recorded",
            )
    for notebook in recording.notebooks(root) if slug else []:
        if notebook.parent.name == slug:
            cells = [
                cell
                for cell in json.loads(notebook.read_text())["cells"]
                if cell["cell_type"] == "code"
            ]
            blocks.setdefault("notebook cells", Counter())[
                proven.get(notebook.relative_to(root).as_posix(), UNPROVEN)
            ] += len(cells)
    return {
        "blocks": {kind: dict(count) for kind, count in sorted(blocks.items())},
        "python_lines": lines,
        "commands": commands,
    }


def add(pair: list[int], count: int, ran: bool) -> None:
    """Add to a pair of [shown, ran]."""
    pair[0] += count
    pair[1] += count * ran


def direct(root: Path) -> list[str]:
    """Return the packages that the project itself asks for, sorted."""
    with open(root / "pyproject.toml", "rb") as file:
        asked = tomllib.load(file)
    python = [
        *asked["project"]["dependencies"],
        *(d for group in asked["dependency-groups"].values() for d in group),
    ]
    node = (
        json.loads((root / "package.json").read_text())["devDependencies"]
        if (root / "package.json").exists()
        else {}
    )
    return sorted({re.split(r"[^\w.-]", name)[0] for name in python} | set(node))


def write(root: Path, data: Data) -> None:
    """Keep the data of a full run; rewrite the badge if nothing failed in it."""
    (root / DATA).parent.mkdir(exist_ok=True)
    (root / DATA).write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    if not data["tests"].get("failed") and (root / BADGE).parent.is_dir():
        (root / BADGE).write_text(badge(*ran_of(data["modules"].values())), encoding="utf-8")


def read(root: Path) -> Data | None:
    """Return the data of the last full run on this machine, if there was one."""
    return json.loads((root / DATA).read_text(encoding="utf-8")) if (root / DATA).exists() else None


def states(modules: Any) -> Counter[str]:
    """Return the number of blocks in each state."""
    return sum(
        (Counter(count) for module in modules for count in module["blocks"].values()), Counter()
    )


def ran_of(modules: Any) -> tuple[int, int]:
    """Return how many blocks were run or read by their tool, and how many there are."""
    count = states(modules)
    return count["recorded"] + count["executed"] + count["validated"], count.total()


def badge(ran: int, total: int) -> str:
    """Return the badge, an SVG: the share in whole per cent, never rounded up, so that it changes
    only when the truth does.
    """
    share = f"{ran * 100 // total if total else 0} %"
    colour = "#2e6b34" if ran == total else "#8a4b00"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="172" height="22" role="img"'
        f' aria-label="Code blocks that run: {share}"><title>Code blocks that run:'
        f' {share}</title><rect width="172" height="22" rx="4" fill="#0b3c47"/><path d="M122 0h46a4'
        f' 4 0 0 1 4 4v14a4 4 0 0 1-4 4h-46z" fill="{colour}"/><g fill="#fff"'
        ' font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="8" y="15">code'
        ' blocks that run</text><text x="147" y="15" text-anchor="middle"'
        f' font-weight="bold">{share}</text></g></svg>\n'
    )


def line(root: Path, slug: str) -> str:
    """Return a module's own line, or nothing if no run has measured it."""
    data = read(root)
    if not data or slug not in data["modules"]:
        return ""
    module = data["modules"][slug]
    ran, total = ran_of([module])
    exempt = states([module])["exempt"]
    words = f" ({exempt} exempt)" if exempt else ""
    return (
        f"{ran} of {total} code blocks run{words}, on {data['date']}, with"
        f" {', '.join(f'{n} {v}' for n, v in module['tools'].items())}"
    )


def regions(root: Path) -> dict[str, str]:
    """Return the parts of the freshness page by name, as Markdown."""
    data = read(root)
    parts = {"newest": newest(root)}
    if data is None:
        return parts | dict.fromkeys(
            ("headline", "chart", "modules", "kinds", "unproven", "exempt", "versions", "slowest"),
            NOT_MEASURED,
        )
    exempt = [[f"`{path}`", why] for path, why in data["exempt"].items()]
    unproven = [[place, f"`{path}`"] for place, path in data["unproven"].items()]
    return parts | {
        "headline": headline(data),
        "chart": chart(data),
        "modules": table(
            ["Module", *STATES, "Python lines run", "Commands run"], module_rows(data)
        ),
        "kinds": table(["Kind", *STATES], kind_rows(data)),
        "unproven": table(["Shown in", "File"], unproven) if unproven else "None.",
        "exempt": (
            table(["File", "Why"], exempt)
            if exempt
            else "None: everything that is shown was run, or read by its tool."
        ),
        "versions": table(
            ["Package", "Version"],
            [[f"`{name}`", version] for name, version in data["versions"].items()],
        ),
        "slowest": table(
            ["Test", "Seconds"], [[f"`{test}`", time] for test, time in data["slowest"]]
        ),
    }


def headline(data: Data) -> str:
    """Return what the run says, in one or two sentences."""
    ran, total = ran_of(data["modules"].values())
    tests = ", ".join(f"{count} {outcome}" for outcome, count in sorted(data["tests"].items()))
    at = (
        "commit"
        f" `{data['commit'][:10]}`{' with edits that are not committed' if data['edited'] else ''}"
        if data["commit"]
        else "files without a Git history"
    )
    took = f"{data['seconds'] // 60} min {data['seconds'] % 60} s"
    return (
        f"**{ran} of {total} code blocks run**, on {data['date']}, at {at}, with Python"
        f" {data['python']}: {tests} tests in {took}."
    )


def module_rows(data: Data) -> Iterator[list[Any]]:
    """Yield a row of counts for each module."""
    for module in data["modules"].values():
        count = states([module])
        pairs = (f"{ran} of {shown}" for shown, ran in (module["python_lines"], module["commands"]))
        yield [module["title"], *(count[state] for state in STATES), *pairs]


def kind_rows(data: Data) -> Iterator[list[Any]]:
    """Yield a row of counts for each kind of block, over all modules."""
    for kind in sorted({kind for module in data["modules"].values() for kind in module["blocks"]}):
        count = states(
            [
                {"blocks": {kind: module["blocks"].get(kind, {})}}
                for module in data["modules"].values()
            ]
        )
        yield [kind, *(count[state] for state in STATES)]


def table(head: list[str], rows: Any) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in lines
    )


def newest(root: Path) -> str:
    """Return what the newest lane found when it last ran here."""
    if not (root / NEWEST).exists():
        return "It was not run on this build; its weekly report is an issue of the project."
    report = json.loads((root / NEWEST).read_text(encoding="utf-8"))
    differ, broke = len(report["direct"]) + len(report["others"]), len(report["breaks"])
    found = f"{broke} thing{'s' * (broke != 1)} broke" if broke else "nothing broke"
    return (
        f"On {report['date']}, {report['ran']} tests ran with the newest versions, {differ} of"
        f" which differ from the locks: {found}."
    )


def chart(data: Data) -> str:
    """Return one bar a module as an SVG in the page's own colours; its text keeps its size on every
    screen.
    """
    bars, top = [], 0
    for module in data["modules"].values():
        count, x = states([module]), 0.0
        ran, total = ran_of([module])
        bars.append(
            f'<text x="0" y="{top + 15}">{escape(module["title"])}: {ran} of {total}</text>'
        )
        for state, (colour, _) in STATES.items():
            width = 100 * count[state] / (total or 1)
            bars.append(
                f'<rect x="{x:.2f}%" y="{top + 22}" width="{width:.2f}%" height="18"'
                f' style="fill:var({colour})"/>'
                if width
                else ""
            )
            x += width
        top += 54
    keys = "".join(
        f'<li><span style="background:var({colour})"></span>{state}: {means}</li>'
        for state, (colour, means) in STATES.items()
    )
    label = (
        "Share of code blocks in each state, a bar for each module. The table below has the same"
        " numbers."
    )
    svg = (
        f'<svg role="img" aria-label="{label}" width="100%" height="{top}"'
        f' xmlns="http://www.w3.org/2000/svg">{"".join(bars)}</svg>'
    )
    return f'<figure class="freshness">{svg}<ul>{keys}</ul></figure>\n'
