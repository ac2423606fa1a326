"""What happened before the lab begins; `course lab start` runs this in the new folder.

Nothing is typed by hand: the colleague's commits are made, her code of each commit is run on her
data with her parameters, and MLflow tracks it as it would have on her laptop. Identity and dates
are fixed, so that her commits have the same hashes for everybody.
"""

import json
import logging
import os
import subprocess
import sys
import types
from itertools import count
from pathlib import Path

HERE = Path(__file__).parent
SECOND = count(1_743_500_000, 3600)  # in April 2025, an hour apart
BACKUPS = {
    "flights-1.csv": (1, 2),
    "flights-2.csv": (2, 3),
    "flights-3.csv": (1, 2, 3),
    "flights-4.csv": (1, 2, 3, 4),
}
RUNS = (  # her code, her data, her run's name, what she typed
    ("1", "flights-1.csv", "first-try", {"trees": 60, "depth": 6, "rate": 0.1, "seed": 0}),
    ("2", "flights-1.csv", "with-weather", {"trees": 60, "depth": 6, "rate": 0.1, "seed": 0}),
    ("2", "flights-2.csv", "for-the-report", {"trees": 90, "depth": 3, "rate": 0.07, "seed": 11}),
    ("2", "flights-2.csv", "deeper", {"trees": 90, "depth": 9, "rate": 0.07, "seed": 11}),
)
REPORT = """# Late flights: how good is the model?

We trained on {flights:,} flights. On flights that it had not seen, the model reaches

    AUC {auc:.3f} on {unseen} flights
"""


def git(*words: str) -> str:
    """Run Git as the colleague, at the next moment of the story."""
    moment = f"{next(SECOND)} +0000"
    names = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (
            ("NAME", "Grace Colleague"),
            ("EMAIL", "grace@example.org"),
            ("DATE", moment),
        )
    }
    return subprocess.run(
        ["git", *words], check=True, capture_output=True, text=True, env={**os.environ, **names}
    ).stdout.strip()


def commit(message: str, *files: str) -> str:
    """Commit files as the colleague; return the commit."""
    git("add", *files)
    git(
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.hooksPath=/dev/null",
        "commit",
        "--quiet",
        "--message",
        message,
        *files,
    )
    return git("rev-parse", "HEAD")


def data(months: tuple[int, ...], target: Path) -> None:
    """Join the files of some months into one."""
    parts = [
        Path(f"incoming/2013-{month:02}.csv").read_bytes().splitlines(keepends=True)
        for month in months
    ]
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"".join(parts[0][:1] + [row for part in parts for row in part[1:]]))


def module(file: Path) -> types.ModuleType:
    """Return a file's code as a module, as it is now."""
    made = types.ModuleType(file.stem)
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), vars(made))
    return made


def main() -> None:
    """Make the history, the backups and the laptop's runs in the current folder."""
    today = Path("train.py").read_bytes()
    for name, months in BACKUPS.items():
        data(months, Path("backups", name))
    git("init", "--quiet")
    git("symbolic-ref", "HEAD", "refs/heads/main")
    commits = {}
    for number, message in (
        ("1", "Train on hour, distance, carrier and origin"),
        ("2", "Use the weather"),
    ):
        Path("train.py").write_bytes((HERE / "history" / f"{number}-train.py").read_bytes())
        commits[number] = commit(message, "train.py", ".gitignore")
    auc, unseen, without = laptop(commits)
    flights = len(Path("backups", "flights-2.csv").read_bytes().splitlines()) - 1
    Path("report.md").write_text(
        REPORT.format(flights=flights, auc=auc, unseen=unseen), encoding="utf-8"
    )
    commit("The report", "report.md")
    Path("train.py").write_bytes(today)
    commit("Use the destination, too; split at random", "train.py")
    commit("Files for the lab", ".")
    data(BACKUPS["flights-4.csv"], Path("data/flights.csv"))
    Path(".course/without.json").write_text(json.dumps(without), encoding="utf-8")


def laptop(commits: dict[str, str]) -> tuple[float, int, dict[str, float]]:
    """Track the colleague's runs; return the report's AUC, on how many flights, and what it is with
    one link wrong.
    """
    os.environ |= {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true"}
    logging.disable(logging.WARNING)  # MLflow tells at length that it makes a new database
    import mlflow

    sys.path.insert(0, "")
    import links

    Path("laptop").mkdir()
    mlflow.set_tracking_uri("sqlite:///laptop/mlflow.db")
    mlflow.create_experiment(
        "late-flights", artifact_location=Path("laptop/artifacts").absolute().as_uri()
    )
    mlflow.set_experiment("late-flights")
    told: tuple[float, int] = (0, 0)
    for number, name, run, params in RUNS:
        train = module(HERE / "history" / f"{number}-train.py")
        train.DATA = Path("backups", name)
        with mlflow.start_run(run_name=run):
            mlflow.log_params(params)
            mlflow.set_tags(
                {"git_commit": commits[number], "data_sha256": links.sha256(train.DATA)}
            )
            mlflow.log_text(links.environment(), "environment.txt")
            _, auc, unseen = train.fit(params)
            mlflow.log_metric("auc", auc)
        if run == "for-the-report":
            told = auc, len(unseen)
    return *told, wrong()


def wrong() -> dict[str, float]:
    """Return the AUC of the report's run with today's code, data or parameters in place of its
    own.
    """
    params, found = RUNS[2][3], {}
    for link, number, name in (
        ("code", "", "flights-2.csv"),
        ("data", "2", "flights-4.csv"),
        ("parameters", "2", "flights-2.csv"),
    ):
        train = module(
            HERE / "history" / f"{number}-train.py" if number else HERE / "solution" / "train.py"
        )
        train.DATA = Path("backups", name)
        found[link] = train.fit(train.DEFAULTS if link == "parameters" else params)[1]
    return found


if __name__ == "__main__":
    main()
