"""What a full run of the tests costs: by group, waiting, the slowest; and a row of the table of
commits.

`make bench` runs all tests, unless build/durations.json is of this very commit, and prints.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from course import ROOT
from course.core import durations
from course.report import freshness, parts

TABLE = Path(__file__).with_name("table.md")
SLOWEST = 30
BROWSER = ("test_cells", "test_live", "test_slides", "test_site", "test_pictures", "test_policy")
STRUCTURE = ("test_promises", "test_affected", "test_freshness", "test_scheduling", "test_sharding")
HEAD = """# What a full run of the tests costs

`make bench` adds a row for each commit. All in seconds; of a group, by the clock and of the
processors, summed over its tests. Locks: waited for one. Idle: the rest, as for a server.

"""


def needs(test: str) -> str:
    """Return what the session that a test's id names says that it needs."""
    path = Path(test.partition("[")[2].removesuffix("]"))
    lab = Path("labs") / path.name / "steps.sh"
    for script in (ROOT / path.with_suffix(".sh"), ROOT / lab) if path.name else ():
        if script.is_file():
            return " ".join(
                line for line in script.read_text().splitlines()[:9] if "needs:" in line
            )
    return ""


def file_is(*names: str) -> Callable[[str], bool]:
    """Return what tells whether a test is in one of some files."""
    return lambda test: Path(test.partition("::")[0]).stem in names


GROUPS: dict[str, Callable[[str], bool]] = {  # the first that a test belongs to
    "TFX": lambda test: "tfx" in needs(test),
    "containers": lambda test: file_is("test_containers")(test) or "docker" in needs(test),
    "lab breaks": lambda test: file_is("test_lab")(test) and ("notices" in test or "break" in test),
    "recordings": file_is("test_recordings"),
    "browser": file_is(*BROWSER),
    "mistakes": file_is("test_mistakes"),
    "structure": file_is(*STRUCTURE),
    "other": lambda test: True,
}


def sums(data: durations.Data) -> dict[str, dict[str, float]]:
    """Return what each group cost: wall, CPU, waiting for locks, idle; and all together."""
    found = {name: dict.fromkeys(("wall", "cpu", "wait", "idle"), 0.0) for name in (*GROUPS, "all")}
    for test, cost in data["tests"].items():
        own = cost | {"idle": max(0.0, cost["wall"] - cost["cpu"] - cost["wait"])}
        group = next(name for name, holds in GROUPS.items() if holds(test))
        for name in (group, "all"):
            for kind, seconds in own.items():
                found[name][kind] += seconds
    return found


def report(data: durations.Data) -> str:
    """Return the costs of a run for people."""
    lines = [f"{data['machine']}, {data['workers']} workers, Python {data['python']}"]
    lines += [f"wall {data['wall']:.0f} s, of it set-up {data['set-up']:.0f} s", ""]
    lines.append(f"{'group':12}{'wall':>9}{'CPU':>9}{'locks':>9}{'idle':>9}")
    for name, cost in sums(data).items():
        lines.append(f"{name:12}" + "".join(f"{seconds:9.1f}" for seconds in cost.values()))
    lines += ["", f"the slowest {SLOWEST}: wall, CPU, locks"]
    slowest = sorted(data["tests"].items(), key=lambda one: -one[1]["wall"])[:SLOWEST]
    for test, cost in slowest:
        lines.append(f"{cost['wall']:7.1f}{cost['cpu']:7.1f}{cost['wait']:7.1f}  {test}")
    return "\n".join(lines)


def row(data: durations.Data) -> list[str]:
    """Return the cells of a run in the table of commits."""
    cost = sums(data)
    groups = [f"{cost[name]['wall']:.0f} / {cost[name]['cpu']:.0f}" for name in GROUPS]
    total = [f"{cost['all'][kind]:.0f}" for kind in ("cpu", "wait", "idle")]
    run = [f"{data['wall']:.0f}", f"{data['set-up']:.0f}"]
    return [data["commit"][:10], data["date"], data["machine"], *run, *groups, *total]


def table(before: str, data: durations.Data) -> str:
    """Return the table of commits with a row for this run; a commit has one."""
    names = ["Commit", "Date", "Machine", "Wall", "Set-up", *GROUPS, "CPU", "Locks", "Idle"]
    top = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    rows = [line for line in before.splitlines() if line.startswith("| ")][1:]
    kept = [line for line in rows if not line.startswith(f"| {data['commit'][:10]} ")]
    return HEAD + "\n".join([*top, *kept, f"| {' | '.join(row(data))} |"]) + "\n"


def edited() -> list[str]:
    """Return the files that differ from the commit, but for those that a full run writes."""
    command = ["git", "status", "--porcelain", "-z"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    own = (durations.TRACKED, freshness.BADGE, TABLE.relative_to(ROOT).as_posix())
    return [line[3:] for line in told.split("\0") if line and not line.endswith(own)]


def main() -> int:
    """Print what a full run of this commit costs; run it if that is not known."""
    commit, changed, data = parts.state(ROOT)["commit"], edited(), durations.read(ROOT)
    if not data or data["commit"] != commit or changed:
        done = subprocess.run([sys.executable, "-m", "pytest"], cwd=ROOT).returncode
        before, data = data, durations.read(ROOT)
        if not data or data == before:
            print("No full run was measured: see what stopped it above, then: make bench")
            return done or 1
    print(report(data))
    if changed:
        print(f"\nno row was added: {', '.join(changed[:3])} differ from the commit")
        return 0
    TABLE.write_text(table(TABLE.read_text() if TABLE.exists() else "", data), encoding="utf-8")
    print(f"\n{TABLE.relative_to(ROOT)} has a row of commit {data['commit'][:10]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
