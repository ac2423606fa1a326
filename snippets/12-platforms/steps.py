import pickle
from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

WORDS = ["carrier", "origin", "dest"]
NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]


# --8<-- [start:data]
def load(month):
    path = Path.home() / f"flights-2013/2013-{month}.csv"
    flights = pd.read_csv(path)
    return flights.assign(late=flights["arr_delay"] >= 15)


def validate(flights):
    wrong = {
        "hour": ~flights["hour"].between(0, 23),
        "origin": ~flights["origin"].isin(["EWR", "JFK", "LGA"]),
        "distance": flights["distance"] <= 0,
    }
    return [f"{n}: {rows.sum()} wrong" for n, rows in wrong.items() if rows.any()]
    # --8<-- [end:data]


# --8<-- [start:model]
def train(flights):
    encoder = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=-1
    )
    columns = make_column_transformer(
        (encoder, WORDS), ("passthrough", NUMBERS)
    )
    trees = HistGradientBoostingClassifier(max_iter=40, random_state=0)
    return make_pipeline(columns, trees).fit(flights, flights["late"])


def evaluate(model, flights):
    risk = model.predict_proba(flights)[:, 1]
    return round(float(roc_auc_score(flights["late"], risk)), 3)


def push(model, folder):
    folder.mkdir(exist_ok=True)
    (folder / "model.pkl").write_bytes(pickle.dumps(model))
    # --8<-- [end:model]
