"""The checks of lab 09: what MLflow keeps is compared with what Git holds, and with the files
themselves.

They read MLflow's SQLite databases with sqlite3 and do not import mlflow: the import alone takes
seconds, and a check that one runs often has to be quick. The price is that they know some of
MLflow's tables by name.
"""

import csv
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import yaml

from course.labs.checks import Failed, committed, git, repository

REPORT = "for-the-report"
PARAMS = ("depth", "rate", "seed", "trees")
LINE = re.compile(r"^AUC (0\.\d{3}) on \d+ flights$", re.MULTILINE)


@dataclass
class Run:
    """A finished run, as the database and the files beside it have it."""

    id: str
    name: str
    artifacts: Path
    params: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    models: list[Path] = field(default_factory=list)


def local(lab: Path, uri: str) -> Path:
    """Return the folder that an address of artifacts means."""
    return lab / unquote(urlparse(uri).path if uri.startswith("file:") else uri)


def ask(file: Path, *questions: str) -> list[list[tuple[Any, ...]]]:
    """Return the rows that a database answers to each question."""
    if not file.is_file():
        raise Failed(
            f"MLflow's database {file.name}", "no such file", "the first tracked run makes it"
        )
    try:
        with closing(sqlite3.connect(file)) as database:
            return [database.execute(question).fetchall() for question in questions]
    except sqlite3.Error as error:
        raise Failed(
            f"a database {file.name} that can be read",
            f"SQLite says: {error}",
            "move it away, and track the runs anew",
        ) from None


def runs(lab: Path, file: Path) -> list[Run]:
    """Return the finished runs of a database, the oldest first."""
    found, params, tags, metrics, models = ask(
        file,
        "select run_uuid, name, artifact_uri from runs where status = 'FINISHED' and"
        " lifecycle_stage = 'active' order by start_time, rowid",
        "select run_uuid, key, value from params",
        "select run_uuid, key, value from tags",
        "select run_uuid, key, value from latest_metrics",
        "select source_run_id, artifact_location from logged_models",
    )
    known = {one: Run(one, name, local(lab, artifacts)) for one, name, artifacts in found}
    for rows, kind in ((params, "params"), (tags, "tags"), (metrics, "metrics")):
        for one, key, value in rows:
            if one in known:
                getattr(known[one], kind)[key] = value
    for one, place in models:
        if one in known:
            known[one].models.append(local(lab, place))
    return list(known.values())


def sha256(file: Path) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def unlinked(lab: Path, run: Run) -> Failed | None:
    """Return what keeps a run from being linked to its code, data and environment, or None."""
    if lacking := [name for name in PARAMS if name not in run.params]:
        return Failed(
            "a run with the four parameters",
            f"the run lacks {', '.join(lacking)}",
            "mlflow.log_params(params)",
        )
    commit = run.tags.get("git_commit", "")
    if commit.endswith("-dirty"):
        return Failed(
            "a run of code that is committed",
            "its tag git_commit ends with -dirty",
            'git commit -m "…" tracked.py, then run again',
        )
    code = committed(lab, "tracked.py", commit) if re.fullmatch("[0-9a-f]{40}", commit) else None
    if code is None:
        found = f"its tag git_commit is '{commit}'" if commit else "no such tag"
        return Failed(
            "a tag git_commit that names a commit of this repository",
            found,
            'mlflow.set_tags({"git_commit": git_commit(), …})',
        )
    if "NotImplementedError" in code:
        return Failed(
            "a commit that holds your tracked.py",
            "that commit holds the one with the TODO",
            "commit tracked.py, then run again",
        )
    if run.tags.get("data_sha256") not in {
        sha256(file) for file in [*lab.glob("backups/*.csv"), *lab.glob("data/*.csv")]
    }:
        found = (
            f"it is '{run.tags['data_sha256'][:16]}'"
            if "data_sha256" in run.tags
            else "no such tag"
        )
        return Failed(
            "a tag data_sha256 with the digest of data/flights.csv",
            found,
            "sha256(DATA), as the guide has it",
        )
    text = run.artifacts / "environment.txt"
    if not text.is_file() or "scikit-learn==" not in text.read_text(
        encoding="utf-8", errors="replace"
    ):
        return Failed(
            "an artifact environment.txt with the versions",
            "none beside the run",
            'mlflow.log_text(environment(), "environment.txt")',
        )
    if not 0.5 < run.metrics.get("auc", 0) < 1:
        return Failed(
            "a metric auc between 0.5 and 1",
            f"{run.metrics.get('auc', 'no such metric')}",
            'mlflow.log_metric("auc", auc)',
        )
    if not any((model / "MLmodel").is_file() for model in run.models):
        return Failed(
            "a model that the run has logged",
            "no model",
            'mlflow.sklearn.log_model(model, name="model", …)',
        )
    if not any(
        yaml.safe_load((model / "MLmodel").read_text(encoding="utf-8")).get("signature")
        for model in run.models
    ):
        return Failed(
            "a model with a signature",
            "its MLmodel has none",
            "signature=infer_signature(unseen, model.predict_proba(unseen))",
        )
    return None


def linked(lab: Path) -> list[Run]:
    """Return the student's runs that are linked as they should be; raise Failed if none is."""
    repository(lab)
    found = runs(lab, lab / "mlflow.db")
    if not found:
        raise Failed(
            "a finished run in mlflow.db",
            "none",
            "python tracked.py; a run that ended with an error does not count",
        )
    problems = [(run, unlinked(lab, run)) for run in found]
    good = [run for run, problem in problems if problem is None]
    if not good and problems[-1][1]:
        raise problems[-1][1]  # of the newest run: that is the one the student thinks of
    return good


def report(lab: Path) -> Run:
    """Return the colleague's run that the report is about."""
    for run in runs(lab, lab / "laptop" / "mlflow.db"):
        if run.name == REPORT:
            return run
    raise Failed(
        f"the run {REPORT} in laptop/mlflow.db",
        "it is not there",
        "did you change the laptop's database? Start afresh",
    )


# ---- one function a step ----


def check_attempt(lab: Path) -> None:
    """Three attempts are noted, and none of them gives the report's number."""
    file = lab / "attempts.txt"
    said = (
        LINE.findall(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else []
    )
    if len(set(said)) < 3:
        found = f"{len(set(said))} different ones" if file.is_file() else "no such file"
        raise Failed(
            "three different results in attempts.txt",
            found,
            "other data, or other code; and: python train.py | tee -a attempts.txt",
        )
    if f"{report(lab).metrics['auc']:.3f}" in said:
        raise Failed(
            "attempts that fail",
            "one of them gives the report's number",
            "then you do not need the rest; how did you know?",
        )


def check_track(lab: Path) -> None:
    """A finished run is linked to code, data, parameters and environment, and has a model with a
    signature.
    """
    linked(lab)


def best(lab: Path) -> tuple[Run, list[Run]]:
    """Return the run that best.json names, and the runs of the same code and data."""
    good = linked(lab)
    try:
        told = json.loads((lab / "best.json").read_text(encoding="utf-8"))
        named = told["run_id"]
    except (OSError, ValueError, KeyError, TypeError):
        raise Failed(
            "best.json with the best run",
            "no such file, or not as search.py writes it",
            "commit search.py, then: python search.py",
        ) from None
    for run in good:
        if run.id == named:
            return run, [
                one
                for one in good
                if all(one.tags[tag] == run.tags[tag] for tag in ("git_commit", "data_sha256"))
            ]
    raise Failed(
        "in best.json a run that is linked",
        "no such run in mlflow.db",
        "python search.py writes it",
    )


def check_search(lab: Path) -> None:
    """Four runs of the same code and data differ in their parameters, and the best of them is
    known.
    """
    chosen, same = best(lab)
    kinds = {tuple(run.params[name] for name in PARAMS) for run in same}
    if len(kinds) < 4:
        raise Failed(
            "four runs of the same code and data with different parameters",
            f"{len(kinds)}",
            "commit search.py, then: python search.py",
        )
    first = max(same, key=lambda run: run.metrics["auc"])
    if chosen.metrics["auc"] < first.metrics["auc"]:
        found = f"its AUC is {chosen.metrics['auc']:.4f}, another run's {first.metrics['auc']:.4f}"
        raise Failed(
            "in best.json the run with the highest AUC", found, 'order_by=["metrics.auc DESC"]'
        )


def check_again(lab: Path) -> None:
    """A worktree holds the code and the data of the colleague's run, and its metric is the same to
    the last digit.
    """
    repository(lab)
    run = report(lab)
    if not (lab / "laptop" / "auc.txt").is_file():
        raise Failed(
            "what the colleague's run is linked to",
            "recall.py has not told it yet",
            f"python recall.py {REPORT}",
        )
    listed = git(lab, "worktree", "list", "--porcelain") or ""
    trees = dict(re.findall(r"^worktree (.*)\nHEAD (\w+)", listed, re.MULTILINE))
    others = {
        Path(place): head
        for place, head in trees.items()
        if Path(place).resolve() != lab.resolve() and Path(place).is_dir()
    }
    if not others:
        raise Failed(
            "a worktree beside the lab", "none", "git worktree add --detach ../again COMMIT"
        )
    again = next((place for place, head in others.items() if head == run.tags["git_commit"]), None)
    if again is None:
        heads = ", ".join(head[:7] for head in others.values())
        raise Failed(
            "a worktree at the commit of the run",
            f"it is at {heads}",
            "the tag git_commit that recall.py prints",
        )
    if git(again, "status", "--porcelain", "--untracked-files=no"):
        raise Failed(
            "in the worktree the code as it was committed",
            "a file is changed",
            f"in {again.name}: git checkout .",
        )
    data = again / "data" / "flights.csv"
    if not data.is_file() or sha256(data) != run.tags["data_sha256"]:
        found = f"its digest begins with {sha256(data)[:8]}" if data.is_file() else "no file"
        raise Failed(
            f"in {again.name}/data/flights.csv the data of the run, {run.tags['data_sha256'][:8]}…",
            found,
            "sha256sum backups/*",
        )
    try:
        told = json.loads((again / "metrics.json").read_text(encoding="utf-8"))
        auc, params = told["auc"], {name: str(told[name]) for name in PARAMS}
    except (OSError, ValueError, KeyError, TypeError):
        raise Failed(
            f"{again.name}/metrics.json",
            "no such file, or not as train.py writes it",
            "run train.py in the worktree",
        ) from None
    if wrong := [name for name in PARAMS if params[name] != run.params.get(name)]:
        found = ", ".join(f"--{name} {params[name]}" for name in wrong)
        raise Failed("the parameters of the run", found, "the parameters that recall.py prints")
    if auc != run.metrics["auc"]:
        raise Failed(
            f"AUC {run.metrics['auc']!r}, to the last digit",
            f"{auc!r}",
            "run train.py again in the worktree; are the library versions the same?",
        )


def check_register(lab: Path) -> None:
    """The alias champion names the best model, and predictions were made with it."""
    chosen, _ = best(lab)
    versions, aliases = ask(
        lab / "mlflow.db",
        "select version, run_id, source from model_versions where name = 'late-flights'",
        "select version from registered_model_aliases where name = 'late-flights' and alias ="
        " 'champion'",
    )
    if not versions:
        raise Failed("a registered model late-flights", "none", "mlflow.register_model(…)")
    if not aliases:
        raise Failed(
            "an alias champion of late-flights",
            "versions, but no such alias",
            "set_registered_model_alias(…)",
        )
    if chosen.id not in {run for version, run, _ in versions if version == aliases[0][0]}:
        raise Failed(
            "the best run's model as champion",
            f"version {aliases[0][0]} is of another run",
            "register the run that best.json names; then move the alias",
        )
    try:
        with (lab / "predictions.csv").open(encoding="utf-8", newline="") as file:
            values = [float(row["probability"]) for row in csv.DictReader(file)]
    except (OSError, KeyError, ValueError, TypeError):
        values = []
    if not values or not all(0 < value < 1 for value in values):
        raise Failed(
            "probabilities in predictions.csv",
            "none between 0 and 1",
            "python champion.py writes it; return column 1 of what the model predicts",
        )


def check_missing(lab: Path) -> None:
    """missing.yml tells where each link was kept, and what its absence costs."""
    run = report(lab)
    try:
        told = yaml.safe_load((lab / "missing.yml").read_text(encoding="utf-8"))
        truth = json.loads((lab / ".course" / "without.json").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise Failed(
            "missing.yml in YAML",
            str(error).splitlines()[0],
            "two blanks before kept_in, and a blank after each colon",
        ) from None
    except (OSError, ValueError):
        raise Failed(
            "missing.yml, and the set-up's own file",
            "one of them is lost",
            "course lab start, in another folder, makes both",
        ) from None
    told = told if isinstance(told, dict) else {}
    kept: dict[str, set[str]] = {
        "code": {"tag git_commit"},
        "data": {"tag data_sha256"},
        "parameters": {f"param {name}" for name in run.params},
        "environment": {"artifact environment.txt"},
    }
    for link, places in kept.items():
        entry = told.get(link)
        entry = entry if isinstance(entry, dict) else {}
        if entry.get("kept_in") not in places:
            raise Failed(
                f"{link}: kept_in, where the run {REPORT} has it",
                f"{entry.get('kept_in', 'nothing')}",
                "a kind and a name, as in the entry result",
            )
        if link not in truth:
            continue
        value = entry.get("auc_without")
        if not isinstance(value, int | float) or abs(value - truth[link]) > 0.0006:
            same = (
                " (that is the run's own)"
                if isinstance(value, float) and abs(value - run.metrics["auc"]) < 0.0006
                else ""
            )
            look = {
                "code": "the lab's train.py, on backups/flights-2.csv",
                "data": "in ../again, on backups/flights-4.csv",
                "parameters": "in ../again, without options",
            }
            raise Failed(
                f"{link}: auc_without, as train.py prints it",
                f"{value}{same}",
                f"{look[link]}; all the rest as it was",
            )
    if len(str(told.get("lesson", "")).split()) < 8:
        raise Failed(
            "lesson: a sentence of eight words or more",
            f"{told.get('lesson', 'nothing')}",
            "it is for you: no check can tell whether it is true",
        )
