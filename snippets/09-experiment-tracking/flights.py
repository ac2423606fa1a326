from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder

FOLDER = Path.home() / "flights-2013"
WORDS = ["carrier", "origin", "dest"]
NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]


# --8<-- [start:load]
def load(months: list[str]) -> tuple[pd.DataFrame, pd.Series]:
    names = [FOLDER / f"2013-{month}.csv" for month in months]
    flights = pd.concat(map(pd.read_csv, names), ignore_index=True)
    X = flights[WORDS + NUMBERS].astype({"hour": float, "distance": float})
    return X, flights["arr_delay"] >= 15
# --8<-- [end:load]


# --8<-- [start:build]
def build(seed: int = 0, **params) -> Pipeline:
    encoder = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=-1
    )
    return make_pipeline(
        make_column_transformer((encoder, WORDS), remainder="passthrough"),
        HistGradientBoostingClassifier(
            categorical_features=[0, 1, 2], random_state=seed, **params
        ),
    )
# --8<-- [end:build]
