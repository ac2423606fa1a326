"""Name the best model champion, load it by that name, and predict: python champion.py"""

import json
from pathlib import Path

import mlflow
import pandas as pd
from train import DATA, NUMBERS, WORDS

mlflow.set_tracking_uri("sqlite:///mlflow.db")


def promote(run_id: str) -> str:
    """Register the model of a run as late-flights, give that version the alias champion, and return the version."""
    # BEGIN SOLUTION: mlflow.register_model makes a version of runs:/…/model; an MlflowClient sets the alias
    # --8<-- [start:promote]
    made = mlflow.register_model(f"runs:/{run_id}/model", "late-flights")
    mlflow.MlflowClient().set_registered_model_alias("late-flights", "champion", made.version)
    return made.version
    # --8<-- [end:promote]
    # END SOLUTION


def predict(flights: pd.DataFrame) -> list[float]:
    """Return the champion's probability that each flight will be late."""
    # BEGIN SOLUTION: load models:/late-flights@champion with mlflow.pyfunc, give it the columns WORDS + NUMBERS, return column 1 of the answer
    # --8<-- [start:predict]
    model = mlflow.pyfunc.load_model("models:/late-flights@champion")
    return model.predict(flights[WORDS + NUMBERS])[:, 1].tolist()
    # --8<-- [end:predict]
    # END SOLUTION


if __name__ == "__main__":
    best = json.loads(Path("best.json").read_text())
    print(f"version {promote(best['run_id'])} of late-flights is the champion")
    flights = pd.read_csv(DATA).tail(3).astype(dict.fromkeys(NUMBERS, float))
    flights["probability"] = predict(flights)
    print(flights[["carrier", "origin", "dest", "hour", "probability"]].round(3).to_string(index=False))
    flights.to_csv("predictions.csv", index=False)
