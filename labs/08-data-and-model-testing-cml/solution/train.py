"""Trains a model of late flights on the months before the newest, and evaluates it on the newest."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

params = yaml.safe_load(Path("params.yaml").read_text())["train"]
*earlier, newest = [pd.read_csv(file) for file in sorted(Path("data").glob("*.csv"))]
train, test = pd.concat(earlier), newest

words = ["carrier", "origin", "dest"]
encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
model = make_pipeline(
    make_column_transformer((encoder, words), ("passthrough", params["numbers"])),
    HistGradientBoostingClassifier(
        categorical_features=[0, 1, 2],
        max_iter=params["max_iter"],
        random_state=0,
    ),
)
model.fit(train, train["arr_delay"] >= 15)

late = test["arr_delay"] >= 15
chance = model.predict_proba(test)[:, 1]
metrics = {"auc": round(roc_auc_score(late, chance), 3), "train_rows": len(train), "test_rows": len(test)}
Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")

false_alarms, found, _ = roc_curve(late, chance)
grid = np.linspace(0, 1, 21)
curve = pd.DataFrame({"false_alarms": grid, "found": np.interp(grid, false_alarms, found)})
curve.round(2).to_csv("roc.csv", index=False)
