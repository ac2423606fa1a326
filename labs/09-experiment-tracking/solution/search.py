"""Try some parameters, compare the runs, and note the best one: python search.py"""

import json
from pathlib import Path

import mlflow
import pandas as pd
from links import git_commit
from tracked import track

GRID = [{"trees": trees, "depth": depth, "rate": 0.1, "seed": 0} for trees in (40, 80) for depth in (3, 8)]


def compare(commit: str) -> pd.DataFrame:
    """Return the finished runs of a commit as a table, the highest AUC first."""
    # BEGIN SOLUTION: ask mlflow.search_runs for the runs whose tag git_commit is commit, ordered by the metric auc
    # --8<-- [start:compare]
    return mlflow.search_runs(
        experiment_names=["late-flights"],
        filter_string=f"tags.git_commit = '{commit}' and attributes.status = 'FINISHED'",
        order_by=["metrics.auc DESC"],
    )
    # --8<-- [end:compare]
    # END SOLUTION


if __name__ == "__main__":
    for params in GRID:
        track(params)
    runs = compare(git_commit())
    columns = ["params.trees", "params.depth", "params.rate", "metrics.auc"]
    print(runs[columns].round(3).to_string(index=False))
    Path("best.json").write_text(json.dumps({"run_id": runs["run_id"][0], "auc": runs["metrics.auc"][0]}) + "\n")
