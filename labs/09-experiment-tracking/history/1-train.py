"""Train the model of late flights, and measure it: python train.py [--trees N] [--depth N] [--rate X] [--seed N]"""

import argparse
import json
from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder

DATA = Path("data/flights.csv")
WORDS = ["carrier", "origin"]
NUMBERS = ["hour", "distance"]
DEFAULTS = {"trees": 60, "depth": 6, "rate": 0.1, "seed": 0}


def fit(params: dict) -> tuple[Pipeline, float, pd.DataFrame]:
    """Return the model, its AUC on the last quarter of the flights, which it has not seen, and those flights."""
    flights = pd.read_csv(DATA).astype(dict.fromkeys(NUMBERS, float))
    late = flights["arr_delay"] >= 15
    inputs = flights[WORDS + NUMBERS]
    cut = len(inputs) * 3 // 4
    seen, unseen = inputs[:cut], inputs[cut:]
    model = make_pipeline(
        make_column_transformer((OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), WORDS), remainder="passthrough"),
        HistGradientBoostingClassifier(
            max_iter=params["trees"],
            max_depth=params["depth"],
            learning_rate=params["rate"],
            random_state=params["seed"],
            max_features=0.5,
            early_stopping=False,
        ),
    )
    model.fit(seen, late[seen.index])
    auc = roc_auc_score(late[unseen.index], model.predict_proba(unseen)[:, 1])
    return model, float(auc), unseen


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name, value in DEFAULTS.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    params = vars(parser.parse_args())
    _, auc, unseen = fit(params)
    print(f"AUC {auc:.3f} on {len(unseen)} flights")
    Path("metrics.json").write_text(json.dumps({**params, "auc": auc}) + "\n")
