"""Parts: a test run that several machines share, and the one verdict of all its parts.

Each part leaves a file, build/shards/2-of-6.json. `make join`, in a checkout with the files of all
parts, checks that they are one run and writes what a run on one machine writes.
"""

import hashlib
import json
import os
import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from course import ROOT
from course.core import durations, locks
from course.core.problem import Broken, Problem
from course.report import freshness

FOLDER = "build/shards"
Part = dict[str, Any]


def file_of(root: Path, part: int, of: int) -> Path:
    """Return where a part of a run is kept."""
    return root / FOLDER / f"{part}-of-{of}.json"


def state(root: Path) -> dict[str, str]:
    """Return what a run is about: the commit, a digest of edits to it, the version of Python."""

    def git(*words: str) -> bytes:
        return subprocess.run(["git", *words], cwd=root, capture_output=True).stdout

    untracked = git("ls-files", "--others", "--exclude-standard", "-z").decode().split("\0")
    files = [root / name for name in untracked if name and (root / name).is_file()]
    edits = git("diff", "HEAD") + b"".join(path.name.encode() + path.read_bytes() for path in files)
    return {
        "commit": git("rev-parse", "HEAD").decode().strip(),
        "edits": hashlib.sha256(edits).hexdigest() if edits else "",
        "python": ".".join(platform.python_version_tuple()[:2]),
    }


def write(root: Path, part: Part) -> Path:
    """Keep what one part found."""
    file = file_of(root, part["part"], part["of"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(part | state(root)) + "\n", encoding="utf-8")
    return file


def read(root: Path) -> list[Part]:
    """Return all parts, in order; raise Broken if they are not one whole run of this checkout."""
    found: dict[int, tuple[Path, Part]] = {}
    counts: Counter[int] = Counter()
    for file in sorted((root / FOLDER).rglob("*-of-*.json")):
        part = json.loads(file.read_text(encoding="utf-8"))
        counts[part["of"]] += 1
        if len(counts) > 1:
            what = f"holds parts of {' and of '.join(map(str, sorted(counts)))}"
            raise broken(what, f"delete those of the other run: rm {FOLDER}/*-of-{part['of']}.json")
        if part["part"] in found:
            twice = " and ".join(
                p.relative_to(root).as_posix() for p in (found[part["part"]][0], file)
            )
            raise broken(f"holds part {part['part']} twice: {twice}", "delete one of them")
        found[part["part"]] = file, part
    if not found:
        how = "run the parts, make test SHARD=1/6 and so on, and put their files there"
        raise broken("holds no part of a run", how)
    of = next(iter(counts))
    if missing := sorted(set(range(1, of + 1)) - set(found)):
        how = f"make test SHARD={missing[0]}/{of}, here or elsewhere, and put its file there"
        raise broken(f"lacks part {', '.join(map(str, missing))} of {of}", how)
    parts = [found[number][1] for number in sorted(found)]
    for problem in chain(differing(root, parts), uncovered(parts)):
        raise Broken(problem)
    return parts


def broken(what: str, how: str) -> Broken:
    """Return what is raised for parts that cannot be joined."""
    return Broken(Problem(FOLDER, what, how))


def differing(root: Path, parts: list[Part]) -> Iterator[Problem]:
    """Yield what tells that parts are not of the same files, or not of this checkout's."""
    here = state(root)
    for part in parts:
        for name, words in (
            ("commit", "commit {}"),
            ("edits", "edits {}"),
            ("python", "Python {}"),
        ):
            if part[name] != here[name]:
                theirs, ours = (words.format(told[name][:10] or "none") for told in (part, here))
                what = f"part {part['part']} ran with {theirs}, this checkout has {ours}"
                how = f"run it again as it is here: make test SHARD={part['part']}/{part['of']}"
                yield Problem(FOLDER, what, how)


def uncovered(parts: list[Part]) -> Iterator[Problem]:
    """Yield what tells that the parts together are not all tests, each once."""
    first = parts[0]
    for part in parts[1:]:
        if other := set(part["collected"]) ^ set(first["collected"]):
            what = f"parts {first['part']} and {part['part']} found other tests: {min(other)}"
            yield Problem(FOLDER, what, "run all parts on machines that have the same")
    ran = Counter(test for part in parts for test in part["outcomes"])
    for test in first["collected"]:
        if ran[test] != 1:
            who = [str(part["part"]) for part in parts if test in part["outcomes"]]
            what = f"{test} ran in {'parts ' + ' and '.join(who) if who else 'no part'}"
            yield Problem(FOLDER, what, "run all parts again, with the same tests/durations.json")


def keep(root: Path, run: Part) -> freshness.Data:
    """Write what a whole run proved and cost; return what it proved.

    Runs in which all is well bring the tracked durations up to date, but not those of CI's
    machines.
    """
    versions = locks.locked_versions(root)
    data = freshness.measured(root, run["outcomes"], run["seconds"], run["wall"], versions)
    freshness.write(root, data)
    durations.write(root, durations.measured(data["commit"], run))
    if run["exit"] == 0 and os.environ.get("CI") != "true":
        durations.remember(root, {test: cost["wall"] for test, cost in run["costs"].items()})
    return data


def joined(parts: list[Part]) -> Part:
    """Return the run that the parts are together; side by side, so the longest says how long."""
    run: Part = {
        name: {test: found for part in parts for test, found in part[name].items()}
        for name in ("outcomes", "seconds", "costs")
    }
    most = {name: max(part[name] for part in parts) for name in ("wall", "start", "exit")}
    return run | most | {"workers": sum(part["workers"] for part in parts)}


def closing(parts: list[Part], data: freshness.Data, outcomes: dict[str, str]) -> Iterator[str]:
    """Yield the closing words of a run in parts, as pytest has them."""
    for part in parts:
        failed = [test for test, outcome in part["outcomes"].items() if outcome == "failed"]
        yield from (f"FAILED {test} (part {part['part']} says why)" for test in failed)
        if part["exit"] and not failed:
            yield f"FAILED part {part['part']}: it ended with exit code {part['exit']}"
    yield f"{freshness.DATA} was written: {freshness.headline(data)}"
    counts = Counter(outcomes.values())
    told = [f"{counts[name]} {name}" for name in ("failed", "passed", "skipped") if counts[name]]
    yield f"{', '.join(told)} in {data['seconds']} s, in {len(parts)} parts"


def main() -> int:
    """Join the parts of this checkout; return 0 if every test passed."""
    try:
        parts = read(ROOT)
    except Broken as problem:
        print(problem, file=sys.stderr)
        return 2
    run = joined(parts)
    print("\n".join(closing(parts, keep(ROOT, run), run["outcomes"])))
    return 1 if run["exit"] else 0


if __name__ == "__main__":
    sys.exit(main())
