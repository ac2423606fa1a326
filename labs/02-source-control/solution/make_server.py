"""Makes server/flights.git, the repository that Ada and Grace share, with its first history. `course lab start` runs it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SERVER = Path("server/flights.git").resolve()
HOOK = r"""#!/bin/sh
# What a platform calls a protected branch: asked by Git before it moves a reference. Arguments: reference, old, new.
[ "$1" = refs/heads/main ] || exit 0
if ! git merge-base --is-ancestor "$2" "$3" 2>/dev/null; then
  echo "main is protected: a push may add to its history, not change it."
  exit 1
fi
own=$(git log --merges --format='%h %s' "$2..$3" | grep -E "Merge (branch 'main' of|remote-tracking branch 'origin/main')" | grep -v ' into ')
if [ -n "$own" ]; then
  echo "main takes no merge of main with main. Before you push: git rebase origin/main"
  echo "$own"
  exit 1
fi
types='feat|fix|docs|test|refactor|perf|style|build|ci|chore|revert|bump'
wrong=$(git log --no-merges --format='%h %s' "$2..$3" | grep -vE "^[0-9a-f]+ (($types)(\([a-z0-9 /_-]+\))?!?: .|Revert \")")
[ -z "$wrong" ] && exit 0
echo "main takes Conventional Commits only, such as 'docs: who works here'. Not so:"
echo "$wrong"
exit 1
"""
PYPROJECT = """[project]
name = "flights-features"
version = "0.1.0"

[tool.commitizen]
version_provider = "pep621"
version_scheme = "semver"
tag_format = "v$version"
annotated_tag = true
"""
README = """# flights

Features of flights from New York, for the model that predicts delays.
"""
LATE = '''"""Features of a flight, for the model that predicts delays."""


def is_late(arr_delay):
    """Return whether a flight arrived 15 or more minutes late."""
    return arr_delay >= 15
'''
HOUR = '''

def hour_of(sched_dep_time):
    """Return the hour of a scheduled departure: 1745 is 17."""
    return sched_dep_time // 100
'''
FLOATS = HOUR.replace("sched_dep_time // 100", "round(sched_dep_time / 100)")
AIRPORT = '''

def airport(code):
    """Return the name of an airport in New York."""
    return {"EWR": "Newark", "JFK": "Kennedy", "LGA": "La Guardia"}[code]
'''
TESTS = """from features import hour_of, is_late


def test_is_late():
    assert is_late(15)
    assert not is_late(14)


def test_hour():
    assert hour_of(1700) == 17
    assert hour_of(600) == 6
"""
EARLY = """

def test_early_is_not_late():
    assert not is_late(-20)
"""
REPORT = '''"""Prints how many flights of a day were late, and notes it in debug.log."""

from features import is_late

delays = [3, -12, 47, 15, 0, 22]
late = sum(is_late(delay) for delay in delays)
with open("debug.log", "a") as log:
    print(delays, file=log)
print(f"{late} of {len(delays)} flights were late")
'''
RUN = """
`python report.py` prints how many flights were late. `python -m pytest` runs the tests.
"""
NAMES = """
Airports go by their codes: EWR is Newark, JFK is Kennedy, LGA is La Guardia.
"""
ENV = """DATABASE_URL=postgresql://flights:not-a-real-password@localhost/flights
"""
STORY: list[tuple[str, str, dict[str, str]]] = [
    ("Ada", "feat: tell which flights are late", {"README.md": README, "pyproject.toml": PYPROJECT, "features.py": LATE}),
    ("Grace", "feat: the hour of departure", {"features.py": LATE + HOUR, "test_features.py": TESTS}),
    ("Ada", "tag v0.1.0", {}),
    ("Ada", "feat: a report of the late flights", {"report.py": REPORT}),
    ("Ada", "docs: how to run report and tests", {"README.md": README + RUN}),
    ("Grace", "test: an early flight is not late", {"test_features.py": TESTS + EARLY}),
    ("Grace", "feat: names of the airports", {"features.py": LATE + HOUR + AIRPORT}),
    ("Ada", "fix: the hour is a whole number for floats too", {"features.py": LATE + FLOATS + AIRPORT}),
    ("Ada", "chore: settings for the database", {".env": ENV}),
    ("Grace", "docs: the airports", {"README.md": README + RUN + NAMES}),
]


def git(folder: Path, day: int, who: str, *words: str) -> None:
    """Run Git as a person, on a day, whatever this machine's own settings are."""
    date = f"2025-12-{day:02}T10:00:00+00:00"
    told = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        told |= {f"GIT_{role}_NAME": who, f"GIT_{role}_EMAIL": f"{who.lower()}@example.org", f"GIT_{role}_DATE": date}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **told}, check=True, capture_output=True)


def main() -> None:
    """Make the repository, unless it is there."""
    if SERVER.exists():
        sys.exit(f"{SERVER.parent.name}/{SERVER.name} is there already; remove it first if you want a new one")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, 1, "Ada", "init", "--quiet", "--initial-branch=main")
        for day, (who, message, files) in enumerate(STORY, 1):
            for path, text in files.items():
                (folder / path).write_bytes(text.encode())
            if message.startswith("tag "):
                git(folder, day, who, "tag", "--annotate", message[4:], "--message", "first release")
            else:
                git(folder, day, who, "add", "--all")
                git(folder, day, who, "commit", "--quiet", "--message", message)
        SERVER.parent.mkdir(exist_ok=True)
        git(folder, 1, "Ada", "clone", "--quiet", "--bare", str(folder), str(SERVER))
    git(SERVER, 1, "Ada", "remote", "remove", "origin")
    hook = SERVER / "hooks" / "update"
    hook.write_bytes(HOOK.encode())
    hook.chmod(0o755)


if __name__ == "__main__":
    main()
