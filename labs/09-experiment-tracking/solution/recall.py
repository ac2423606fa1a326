"""Tell all that a colleague's run is linked to: python recall.py RUN_NAME"""

import sys

import mlflow


def recall(name: str) -> dict:
    """Return what the run of this name on the laptop was linked to, and what it scored."""
    # BEGIN SOLUTION: find the run by its name with mlflow.search_runs(…, output_format="list"); fill the five entries
    # --8<-- [start:recall]
    (run,) = mlflow.search_runs(
        experiment_names=["late-flights"],
        filter_string=f"attributes.run_name = '{name}'",
        output_format="list",
    )
    return {
        "git_commit": run.data.tags["git_commit"],
        "data_sha256": run.data.tags["data_sha256"],
        "params": run.data.params,
        "environment": mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/environment.txt"),
        "auc": run.data.metrics["auc"],
    }
    # --8<-- [end:recall]
    # END SOLUTION


if __name__ == "__main__":
    mlflow.set_tracking_uri("sqlite:///laptop/mlflow.db")
    known = recall(sys.argv[1])
    print("commit    ", known["git_commit"])
    print("data      ", known["data_sha256"])
    print("parameters", *(f"--{name} {value}" for name, value in sorted(known["params"].items())))
    print("AUC       ", f"{known['auc']:.3f}")
    with open("laptop/environment.txt", "w") as file:
        file.write(known["environment"])
    with open("laptop/auc.txt", "w") as file:
        file.write(f"{known['auc']!r}\n")
