import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

model = joblib.load("model.joblib")
train = pd.read_csv("prepared/train.csv")
test = pd.read_csv("prepared/test.csv")
chance = model.predict_proba(test.drop(columns="late"))[:, 1]

metrics = {
    "auc": round(roc_auc_score(test["late"], chance), 3),
    "late_share": round(test["late"].mean(), 3),
    "train_rows": len(train),
}
Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
