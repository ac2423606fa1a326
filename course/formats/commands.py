"""Commands that need an account: not run, but read by the real command's own parser.

A file `X.az.sh` is shown as it is, and each region of it begins with the comment `# checked, not
run`, so that readers know. The Azure CLI clashes with our environment and has one of its own,
tools/azure, which is made when a line is to be checked for the first time.
"""

import json
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from course import ROOT
from course.core import include, tools
from course.core.kept import keep, recall
from course.formats.workflow import Finding, tree_of
from course.run import session

AZURE = ROOT / "tools" / "azure"
NESTED = re.compile(r"\$\(([^()]*)\)")
MARK = "# checked, not run"
ENDS = set(";|&()<>\n")  # what ends a command's words


def words_of(command: str) -> Iterator[list[str]]:
    """Yield the `az` command lines in a piece of shell, each as the words after `az`; a variable
    counts as 1.
    """
    while match := NESTED.search(command):
        yield from words_of(match[1])
        command = command[: match.start()] + "1" + command[match.end() :]
    lexer = shlex.shlex(command.replace("\\\n", " "), posix=True, punctuation_chars=";|&()<>\n")
    lexer.whitespace, lexer.whitespace_split = " \t\r", True
    current: list[str] = []
    for word in [*lexer, ";"]:
        if not set(word) <= ENDS:
            current.append(re.sub(r"\$(\w+|\{[^}]*\})", "1", word))
            continue
        while current and re.match(r"\w+=", current[0]):
            current.pop(0)
        if current[:1] == ["az"]:
            yield current[1:]
        current = []


def lines_of(where: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the `az` command lines of a shell script, with their lines."""
    for step in session.parse(where, text).steps:
        if step.exits is not None:
            yield from ((step.line, words) for words in words_of(step.text))


def environment() -> Path:
    """Return the Python of the Azure CLI's own environment; make that from its lock if it is not
    there.
    """
    python = AZURE / ".venv" / "bin" / "python"
    made, lock = AZURE / ".venv" / "made", AZURE / "uv.lock"
    with FileLock(Path(tempfile.gettempdir()) / "course-azure.lock"):
        if not made.exists() or made.stat().st_mtime < lock.stat().st_mtime:
            subprocess.run(
                [tools.uv(), "sync", "--quiet", "--project", AZURE, "--locked"], check=True
            )
            made.touch()
    return python


def parsed(lines: Iterable[tuple[int, list[str]]]) -> Iterator[Finding]:
    """Yield the `az` command lines that the Azure CLI's parser refuses or calls deprecated."""
    numbered = list(lines)
    ask([words for _, words in numbered])
    for line, words in numbered:
        if told := recall("az", *words):
            yield line, f"`az {' '.join(words)[:60]}` is refused by the Azure CLI: {told}"


def ask(commands: Iterable[list[str]]) -> None:
    """Ask the Azure CLI's parser about many command lines at once: its start takes seconds."""
    new = [words for words in commands if recall("az", *words) is None]
    if not new:
        return
    with tempfile.TemporaryDirectory() as folder:
        variables = {
            **os.environ,
            "AZURE_CONFIG_DIR": folder,
            "AZURE_CORE_COLLECT_TELEMETRY": "no",
            "AZURE_CORE_NO_COLOR": "yes",
        }
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # twelve thousand modules are compiled once
        done = subprocess.run(
            [environment(), AZURE / "parse_az.py"],
            input=json.dumps(new),
            env=variables,
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise RuntimeError(f"the Azure CLI does not run: {done.stderr.strip().splitlines()[-1]}")
    for words, told in zip(new, json.loads(done.stdout), strict=True):
        keep("az", *words, answer=told)


def in_files(paths: Iterable[Path]) -> None:
    """Ask at once about the `az` lines of many files, *.az.sh and workflows; what cannot be read is
    told when it is read alone.
    """
    found: list[list[str]] = []
    for path in paths:
        with suppress(Exception):
            text = path.read_text(encoding="utf-8")
            lines = (
                lines_of(path.name, text)
                if path.match("*.az.sh")
                else steps_of(path)
                if "az " in text
                else ()
            )
            found += [words for _, words in lines]
    ask(found)


def azure(path: Path) -> Iterator[Finding]:
    """Yield what is wrong in an X.az.sh: a line that the CLI refuses, a region that does not say
    that it was not run.
    """
    text = path.read_text(encoding="utf-8")
    regions, _ = include.regions_of(path.name, text)
    lines = text.splitlines()
    for first in [region.first for region in regions.values()] or [1]:
        if not lines[first - 1].startswith(MARK):
            yield (
                first,
                f"does not tell readers that it was not run: begin it with the comment: {MARK}",
            )
    yield from parsed(lines_of(path.name, text))


def in_workflow(path: Path) -> Iterator[Finding]:
    """Yield the `az` lines of a GitHub workflow that the CLI refuses: in `run`, and in azure/cli's
    `inlineScript`.
    """
    yield from parsed(steps_of(path))


def steps_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the `az` lines of a GitHub workflow, with their lines."""
    yield from (
        pair
        for job in tree_of(path)["jobs"].values()
        for step in job.get("steps", [])
        for pair in in_step(step)
    )


def in_step(step: dict[str, dict[str, str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the `az` lines of a workflow's step, with their lines."""
    for table, key in ((step, "run"), (step.get("with") or {}, "inlineScript")):
        if "az " in (script := str(table.get(key, ""))):
            block = script.count("\n") > 0  # the text of a block begins on the next line
            begin = table.lc.key(key)[0] + 1 + block  # type: ignore[union-attr]
            plain = re.sub(r"\$\{\{.*?\}\}", "1", script)
            yield from ((begin + line - 1, words) for line, words in lines_of(key, plain))
