"""Config files: each that is shown is read by the tool that owns its format; an unknown kind fails.

A reader takes a path and yields findings, (line, sentence), or raises whatever its tool raises. To
add a kind, add its pattern and its reader to READERS.
"""

import configparser
import json
import os
import re
import tempfile
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path

import yaml

from course.core import include, tools
from course.core.kept import kept
from course.core.problem import Problem
from course.formats import commands, workflow
from course.formats.workflow import Finding
from course.run import engine

RUN = {".py", ".sh", ".out", ".ipynb"}  # run by recording.py
PROSE = {".md", ".txt", ".csv"}
Reader = Callable[[Path], Iterable[Finding] | None]


def dvc_pipeline(path: Path) -> None:
    """Read a dvc.yaml as DVC does."""
    from dvc.schema import COMPILED_MULTI_STAGE_SCHEMA

    COMPILED_MULTI_STAGE_SCHEMA(yaml.safe_load(path.read_text()))


def dvc_pointer(path: Path) -> None:
    """Read a .dvc file as DVC does."""
    from dvc.schema import COMPILED_SINGLE_STAGE_SCHEMA

    COMPILED_SINGLE_STAGE_SCHEMA(yaml.safe_load(path.read_text()))


def mlproject(path: Path) -> None:
    """Read an MLproject as MLflow does."""
    from mlflow.projects._project_spec import load_project

    load_project(str(path.parent))


def read_yaml(path: Path) -> None:
    """Read a YAML file whose owner takes any mapping (params.yaml, lab.yml); a key may not stand
    twice.
    """
    if not isinstance(workflow.tree_of(path), dict | list):
        raise ValueError("holds neither a mapping nor a list")


def pre_commit(path: Path) -> Iterator[Finding]:
    """Read a .pre-commit-config.yaml: the form that pre-commit asks for (it is no part of our
    environment).
    """
    tree = workflow.tree_of(path)
    for repo in tree["repos"]:
        if repo["repo"] not in ("local", "meta") and "rev" not in repo:
            yield workflow.line_at(repo, ["repo"]), f"{repo['repo']} has no rev"
        for hook in repo["hooks"]:
            if "id" not in hook:
                yield workflow.line_at(repo, ["hooks"]), f"a hook of {repo['repo']} has no id"


def read_toml(path: Path) -> None:
    """Read a TOML file."""
    tomllib.loads(path.read_text())


def pyproject(path: Path) -> Iterator[Finding]:
    """Read a pyproject.toml as packaging, ruff, pytest and coverage read their parts of it."""
    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet

    tree = tomllib.loads(path.read_text())
    project, tools = tree.get("project", {}), tree.get("tool", {})
    SpecifierSet(project.get("requires-python", ""))
    extras = [
        *project.get("optional-dependencies", {}).values(),
        *tree.get("dependency-groups", {}).values(),
    ]
    for listed in [
        project.get("dependencies", []),
        tree.get("build-system", {}).get("requires", []),
        *extras,
    ]:
        for requirement in listed:
            if isinstance(requirement, str):  # a table includes another group
                Requirement(requirement)
    if "project" in tree and not {"name", "version"} <= {*project, *project.get("dynamic", [])}:
        raise ValueError("[project] needs a name and a version")
    if "ruff" in tools:
        yield from ruff(path)
    if "pytest" in tools:
        yield from pytest_settings(path)
    if "coverage" in tools:
        yield from coverage_settings(path)


def ruff(path: Path) -> Iterator[Finding]:
    """Read the settings of ruff as ruff does; what it warns of is told too."""
    done = tools.tool(
        "ruff", "check", "--no-cache", "--config", path, "--stdin-filename", "x.py", "-"
    )
    if done.returncode or "warning" in done.stderr:
        yield line_in(done.stderr), f"ruff: {joined(done.stderr, path)}"


def pytest_settings(path: Path) -> Iterator[Finding]:
    """Read the settings of pytest as pytest does; an unknown one fails."""
    with tempfile.TemporaryDirectory() as folder:
        slow = [
            option
            for plugin in ("nb_regression", "hydra_pytest", "faker")
            for option in ("-p", f"no:{plugin}")
        ]
        options = [
            "--strict-config",
            "--collect-only",
            "--rootdir",
            folder,
            "-p",
            "no:cacheprovider",
            *slow,
        ]
        done = tools.tool(
            "python", "-m", "pytest", "-c", path, *options, folder, folder=Path(folder)
        )
    if done.returncode not in (0, 5):  # 5: no tests there, as it should be
        yield 1, f"pytest: {joined(done.stderr or done.stdout, path)}"


def coverage_settings(path: Path) -> Iterator[Finding]:
    """Read the settings of coverage.py as it does itself."""
    from coverage import Coverage
    from coverage.exceptions import CoverageWarning

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        Coverage(data_file=None, config_file=str(path))
    yield from (
        (1, f"coverage: {warning.message}")
        for warning in told
        if issubclass(warning.category, CoverageWarning)
    )


def read_ini(path: Path) -> None:
    """Read an INI file."""
    configparser.ConfigParser().read_string(path.read_text())


def setup_cfg(path: Path) -> Iterator[Finding]:
    """Read a setup.cfg, tox.ini or pytest.ini: INI, and pytest's and coverage's sections by their
    owners.
    """
    read_ini(path)
    if re.search(r"^\[(tool:)?pytest\]", path.read_text(), re.MULTILINE):
        yield from pytest_settings(path)
    yield from coverage_settings(path)


def read_json(path: Path) -> None:
    """Read a JSON file."""
    json.loads(path.read_text())


def read_json_lines(path: Path) -> None:
    """Read a file of one JSON value a line."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        try:
            json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"line {number}: {error.msg}") from None


def read_sql(path: Path) -> Iterator[Finding]:
    """Read SQL as sqlfluff parses it in the dialect of SQLite."""
    import sqlfluff

    for found in sqlfluff.lint(
        path.read_text(), dialect="sqlite", rules=["LT12"]
    ):  # any one rule: we want its parser
        if found["code"] == "PRS":
            yield found["start_line_no"], f"sqlfluff: {found['description']}"


def read_http(path: Path) -> Iterator[Finding]:
    """Read a file of HTTP requests, `###` between them: METHOD URL, headers, an empty line, a body
    (JSON, where so declared).
    """
    line = 1
    for request in re.split(r"^###.*$", path.read_text(), flags=re.MULTILINE):
        lines = [f"{text}" for text in request.splitlines()]
        begin = next(
            (
                n
                for n, text in enumerate(lines)
                if text.strip() and not text.startswith(("#", "//", "@"))
            ),
            None,
        )
        if begin is not None:
            yield from request_of(lines[begin:], line + begin)
        line += request.count("\n")


def request_of(lines: list[str], number: int) -> Iterator[Finding]:
    """Yield what is wrong with one HTTP request, whose first line has that number."""
    if not re.fullmatch(
        r"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (https?://|\{\{|/)\S*( HTTP/[\d.]+)?",
        lines[0].strip(),
    ):
        yield number, f"is no request: {lines[0][:60]} (write: METHOD URL)"
        return
    blank = next((n for n, text in enumerate(lines) if not text.strip()), len(lines))
    for offset, header in enumerate(lines[1:blank], 1):
        if not re.match(r"[-\w]+: \S|#|//|\s+[?&]", header):
            yield number + offset, f"is no header: {header[:60]}"
    body = "\n".join(line for line in lines[blank:] if not line.startswith("#"))
    if any(re.match(r"content-type: .*json", header, re.IGNORECASE) for header in lines[1:blank]):
        try:
            json.loads(body)
        except json.JSONDecodeError as error:
            yield number + blank + error.lineno - 1, f"the body is no JSON: {error.msg}"


def requirements(path: Path) -> Iterator[Finding]:
    """Read a requirements.txt: each line is a requirement, an option of pip's or a comment."""
    from packaging.requirements import InvalidRequirement, Requirement

    for number, line in enumerate(path.read_text().splitlines(), 1):
        wanted = re.sub(r"(^|\s)#.*| --hash.*|\\$", "", line).strip()
        try:
            _ = wanted.startswith("-") or not wanted or Requirement(wanted)
        except InvalidRequirement as error:
            yield number, f"is no requirement: {str(error).splitlines()[0]}"


def dockerfile(path: Path) -> Iterator[Finding]:
    """Read a Dockerfile as hadolint does."""
    done = tools.tool("hadolint", "--no-color", "--format", "json", path)
    if not done.stdout:
        raise RuntimeError(
            f"hadolint does not run: {tools.first(done.stderr)}; to mend: make setup"
        )
    for found in json.loads(done.stdout):
        yield found["line"], f"hadolint: {found['code']} {tools.first(found['message'])}"


def compose(path: Path) -> Iterator[Finding]:
    """Read a compose file: by the schema of compose files, and by Docker's own compose where there
    is one.
    """
    broken = list(workflow.schema("compose-spec", path))
    yield from broken
    if not broken and (refused := engine.refused_by_compose(path)):
        yield line_in(refused), f"docker compose: {refused}"


def plain(path: Path) -> None:
    """Read a file of plain lines (patterns of names); it need only be text."""
    path.read_text(encoding="utf-8")


def github_workflow(path: Path) -> Iterator[Finding]:
    """Read a GitHub workflow as its checkers do, and the `az` lines in it as the Azure CLI does."""
    yield from (told := list(workflow.github(path)))
    if not told:
        yield from commands.in_workflow(path)


READERS: tuple[tuple[str, Reader], ...] = (
    # pattern of the end of a path, reader; the first that fits reads it
    ("*.az.sh", commands.azure),
    (".github/workflows/*.yml", github_workflow),
    (".github/workflows/*.yaml", github_workflow),
    (".github/dependabot.yml", workflow.dependabot),
    (".gitlab-ci.yml", workflow.gitlab),
    (".pre-commit-config.yaml", pre_commit),
    ("Dockerfile", dockerfile),
    ("*.Dockerfile", dockerfile),
    (".dockerignore", plain),
    ("compose*.yaml", compose),
    ("docker-compose*.yml", compose),
    ("dvc.yaml", dvc_pipeline),
    ("*.dvc", dvc_pointer),
    ("MLproject", mlproject),
    ("pyproject.toml", pyproject),
    ("ruff.toml", ruff),
    ("pytest.ini", setup_cfg),
    ("tox.ini", setup_cfg),
    ("setup.cfg", setup_cfg),
    (".coveragerc", coverage_settings),
    ("*requirements*.txt", requirements),
    ("*.yaml", read_yaml),
    ("*.yml", read_yaml),
    ("*.toml", read_toml),
    ("*.ini", read_ini),
    ("*.json", read_json),
    ("*.jsonl", read_json_lines),
    ("*.sql", read_sql),
    ("*.http", read_http),
)

AT_ONCE = (
    github_workflow,
    commands.azure,
)  # read after their tools were asked about all such files at once
LOOKS_AROUND = (
    mlproject,
)  # readers that also read what lies beside the file, so that nothing is kept of them


def reader_of(path: Path) -> Reader | None:
    """Return the reader of a config file, or None."""
    return next((reader for pattern, reader in READERS if path.match(pattern)), None)


@cache
def findings(reader: Reader, path: Path, content: bytes) -> tuple[Finding, ...]:
    """Return what a reader finds in a file with this content; it is asked once, until the file or
    the tools change.
    """

    def read() -> list[Finding]:
        return list(reader(path) or ())

    try:
        found = (
            read()
            if reader in LOOKS_AROUND
            else kept(
                "config",
                reader.__name__,
                str(engine.plugin("docker-compose")),
                path.name,
                content,
                make=read,
            )
        )
    except Exception as error:  # each tool has its own; all of them mean: refused
        problem = getattr(error, "problem", None) or error
        return ((line_in(str(error)), f"is refused by its tool: {joined(str(problem), path)}"),)
    return tuple((line, what) for line, what in found)


def joined(said: str, path: Path) -> str:
    """Return what a tool said on one line, the file called by its name."""
    return " ".join(said.replace(str(path), path.name).split())[:240]


def line_in(said: str) -> int:
    """Return the line that a tool's message names last (a parser says where it began and then where
    it stopped), or 0.
    """
    named = re.findall(r"\bline\W{1,3}(\d+)|\.toml:(\d+)", said)
    return int("".join(named[-1])) if named else 0


def check(root: Path) -> Iterator[Problem]:
    """Yield every shown config file that its tool refuses, and every shown kind that nothing runs
    or reads.
    """
    found = include.index(root)
    names = sorted(
        {i.path for i in found if not i.path.startswith("build/") and (root / i.path).is_file()}
    )
    readers = {name: reader_of(root / name) for name in names}
    read = {name: reader for name, reader in readers.items() if reader}
    with ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:  # most of them wait for a program
        slow = [name for name, reader in read.items() if reader in AT_ONCE]
        asked = [
            pool.submit(ask, [root / name for name in slow])
            for ask in (workflow.lint, commands.in_files)
        ]
        told = {
            name: pool.submit(findings, read[name], root / name, (root / name).read_bytes())
            for name in read
            if name not in slow
        }
        wait(asked)
        told |= {
            name: pool.submit(findings, read[name], root / name, (root / name).read_bytes())
            for name in slow
        }
    for name, reader in readers.items():
        shown, suffix = include.shown_in(found, name), (root / name).suffix
        if reader is None and suffix not in RUN | PROSE:
            yield Problem(
                name,
                f"nothing runs or reads a '{suffix or name}' file",
                "add its tool to course/formats/config.py",
                shown,
            )
        for line, what in told[name].result() if reader else ():
            yield Problem(f"{name}:{line}" if line else name, what, "mend the file", shown)
