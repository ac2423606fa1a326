import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OrdinalEncoder

# --8<-- [start:columns]
WORDS = ["carrier", "origin", "dest"]
NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]
KNOWN = WORDS + NUMBERS  # known when one must predict
# --8<-- [end:columns]


def load():
    files = sorted(Path.home().glob("flights-2013/2013-*.csv"))
    flights = pd.concat(map(pd.read_csv, files), ignore_index=True)
    late = flights["arr_delay"] >= 15
    return flights.assign(late=late, month=flights["date"].str[5:7].astype(int))


# --8<-- [start:model]
def new_model(columns):
    numbers = [name for name in columns if name not in WORDS]
    encoder = OrdinalEncoder(
        handle_unknown="use_encoded_value",
        unknown_value=-1,
    )
    return make_pipeline(
        make_column_transformer((encoder, WORDS), ("passthrough", numbers)),
        HistGradientBoostingClassifier(
            max_iter=40,
            max_leaf_nodes=8,
            random_state=0,
        ),
    )


def chance(model, flights, columns):
    return model.predict_proba(flights[columns])[:, 1]


def auc(model, flights, columns):
    return roc_auc_score(flights["late"], chance(model, flights, columns))
    # --8<-- [end:model]
