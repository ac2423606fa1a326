"""Train the model. Exported from train.ipynb."""

import glob

import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

FEATURES = ["weekday", "hour", "carrier", "distance", "temp", "wind_speed", "visib", "dep_delay"]
USE_HOLIDAYS = False  # try again before Christmas


# %% the data
def load():
    files = sorted(glob.glob("data/*.csv"))
    return pd.concat([pd.read_csv(file) for file in files], ignore_index=True)


# %% the features
def prepare(flights):
    """Return the table of features, and a row for each flight."""
    table = flights.copy()
    table["weekday"] = pd.to_datetime(flights["date"]).dt.dayofweek
    table["carrier"] = flights["carrier"].astype("category").cat.codes
    for name in ("temp", "wind_speed", "visib"):
        table[name] = flights[name].fillna(flights[name].mean())
    if USE_HOLIDAYS:
        table["holiday"] = flights["date"].isin(["2013-01-01", "2013-12-25"])
    return table[FEATURES]


# %% the model
def fit(table, late):
    return GradientBoostingClassifier(n_estimators=40, random_state=0).fit(table, late)


def train():
    flights = load()
    table, late = prepare(flights), flights["arr_delay"] >= 15
    newest = flights["date"].str[:7] == flights["date"].max()[:7]
    model = fit(table[~newest], late[~newest])
    simple = LogisticRegression(solver="liblinear").fit(table[~newest], late[~newest])
    for name, one in ("boosting", model), ("logistic", simple):
        print(f"AUC {name}: {roc_auc_score(late[newest], one.predict_proba(table[newest])[:, 1]):.2f}")
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    train()
