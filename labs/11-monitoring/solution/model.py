"""The model that the service uses: from January to March, and the same recipe for any other months."""

import pandas as pd
from data import NUMBERS, TRAINING, WORDS, flights, is_late
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder


def train(known: pd.DataFrame, late: pd.Series, numbers: list[str] = NUMBERS) -> Pipeline:
    """Return a model of these flights that sees WORDS and some of the numbers."""
    model = make_pipeline(
        make_column_transformer((OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), WORDS), remainder="passthrough"),
        HistGradientBoostingClassifier(max_iter=100, max_depth=3, early_stopping=False, random_state=0),
    )
    return model.fit(known[WORDS + numbers].astype(dict.fromkeys(numbers, float)), late)


def score(model: Pipeline, known: pd.DataFrame) -> pd.Series:
    """Return the probability of each flight to be late, as the service logs it."""
    seen = list(model.feature_names_in_)
    inputs = known[seen].astype({name: float for name in seen if name not in WORDS})
    return pd.Series(model.predict_proba(inputs)[:, 1], index=known.index).round(6)


def of_months(months: list[str], numbers: list[str] = NUMBERS) -> Pipeline:
    """Return a model of whole months."""
    known = pd.concat([flights(month) for month in months], ignore_index=True)
    return train(known, pd.concat([is_late(month) for month in months], ignore_index=True), numbers)


def held_out() -> dict[str, float]:
    """Return the AUC of each training month by a model of the other two: what can be expected of months that are not known."""
    found = {}
    for month in TRAINING:
        others = of_months([other for other in TRAINING if other != month])
        found[month] = float(roc_auc_score(is_late(month), score(others, flights(month))))
    return found
