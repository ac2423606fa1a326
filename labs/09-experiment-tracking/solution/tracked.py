"""Train as train.py does, and track the run: python tracked.py [--trees N] [--depth N] [--rate X] [--seed N]"""

import argparse
from importlib.metadata import version

import mlflow
from links import environment, git_commit, sha256
from mlflow.models import infer_signature
from train import DATA, DEFAULTS, fit

# MLflow saves models by skops, which loads no types but those that one trusts. This one is in the models that we make.
OURS = ["sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor"]

mlflow.set_tracking_uri("sqlite:///mlflow.db")
mlflow.set_experiment("late-flights")


def track(params: dict) -> float:
    """Train once, and keep everything about it as a run of MLflow; return the AUC."""
    # BEGIN SOLUTION: start a run; log params, the tags git_commit and data_sha256, environment.txt, the metric auc, the model
    # --8<-- [start:track]
    with mlflow.start_run():
        mlflow.log_params(params)
        mlflow.set_tags({"git_commit": git_commit(), "data_sha256": sha256(DATA)})
        mlflow.log_text(environment(), "environment.txt")
        model, auc, unseen = fit(params)
        mlflow.log_metric("auc", auc)
        mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(unseen, model.predict_proba(unseen)),
            pyfunc_predict_fn="predict_proba",
            skops_trusted_types=OURS,
            pip_requirements=[f"scikit-learn=={version('scikit-learn')}"],
        )
    return auc
    # --8<-- [end:track]
    # END SOLUTION


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name, value in DEFAULTS.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    params = vars(parser.parse_args())
    print(f"AUC {track(params):.3f}, tracked")
