import pandas as pd
from rows import FOLDER, NUMBERS, WORDS
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder

TRUSTED = [
    "functools.partial",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.utils.validation.check_array",
]


def load(months: list[str]) -> pd.DataFrame:
    names = [FOLDER / f"2013-{month}.csv" for month in months]
    return pd.concat(map(pd.read_csv, names), ignore_index=True)


# --8<-- [start:features]
def features(flights: pd.DataFrame) -> pd.DataFrame:
    numbers = dict.fromkeys(NUMBERS, float)
    return flights[WORDS + NUMBERS].astype(numbers)
# --8<-- [end:features]


def build(unknown: dict, **params) -> Pipeline:
    encoder = OrdinalEncoder(**unknown)
    return make_pipeline(
        make_column_transformer((encoder, WORDS), remainder="passthrough"),
        HistGradientBoostingClassifier(
            categorical_features=[0, 1, 2], random_state=0, **params
        ),
    )
