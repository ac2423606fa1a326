from pathlib import Path

import joblib
import pandas as pd
import yaml
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

params = yaml.safe_load(Path("params.yaml").read_text())["train"]
flights = pd.read_csv("prepared/train.csv")

words = ["carrier", "origin", "dest"]
encoder = OrdinalEncoder(
    handle_unknown="use_encoded_value",
    unknown_value=-1,
)
model = make_pipeline(
    make_column_transformer((encoder, words), remainder="passthrough"),
    HistGradientBoostingClassifier(
        categorical_features=[0, 1, 2],
        random_state=0,
        **params,
    ),
)
model.fit(flights.drop(columns="late"), flights["late"])
joblib.dump(model, "model.joblib")
