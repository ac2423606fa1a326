# --8<-- [start:read]
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

WORDS = ["carrier", "origin", "dest"]
NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]


def read(*months):
    folder = Path.home() / "flights-2013"
    tables = [pd.read_csv(folder / f"2013-{month:02d}.csv") for month in months]
    flights = pd.concat(tables, ignore_index=True)
    return flights.assign(
        late=flights["arr_delay"] >= 15,
        month=flights["date"].str[5:7].astype(int),
    )
    # --8<-- [end:read]


# --8<-- [start:fit]
def fit(flights):
    encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    columns = make_column_transformer((encoder, WORDS), ("passthrough", NUMBERS))
    trees = HistGradientBoostingClassifier(
        max_iter=40, max_leaf_nodes=7, random_state=0
    )
    return make_pipeline(columns, trees).fit(flights, flights["late"])
    # --8<-- [end:fit]


# --8<-- [start:scores]
def chance(model, flights):
    return model.predict_proba(flights)[:, 1]


def auc(late, chances):
    late = np.asarray(late)
    ranks = pd.Series(chances).rank().to_numpy()
    ones, zeros = late.sum(), (~late).sum()
    return (ranks[late].sum() - ones * (ones + 1) / 2) / (ones * zeros)


def brier(late, chances):
    return ((np.asarray(chances) - np.asarray(late)) ** 2).mean()
    # --8<-- [end:scores]
