"""Two debts, shown by running the project."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pandas as pd
import serve
import train
from sklearn.metrics import roc_auc_score

FLIGHTS = train.load()
LATE = FLIGHTS["arr_delay"] >= 15
MARCH = FLIGHTS["date"] >= "2013-03"
TRAINED = train.prepare(FLIGHTS)
SERVED = pd.DataFrame([serve.features(row) for row in FLIGHTS.astype(object).where(FLIGHTS.notna(), None).to_dict("records")], columns=serve.NAMES)


# --8<-- [start:auc]
def auc(columns, asked="train"):
    """Return the AUC in March of a model that train.fit() makes from these columns of January and February.

    asked: whose columns of March the model is asked with, those of "train" or those of "serve".
    """
    march = (TRAINED if asked == "train" else SERVED)[MARCH][columns]
    # BEGIN SOLUTION: fit on what is not March, ask with the table march, return roc_auc_score
    model = train.fit(TRAINED[~MARCH][columns], LATE[~MARCH])
    return roc_auc_score(LATE[MARCH], model.predict_proba(march)[:, 1])
    # END SOLUTION
# --8<-- [end:auc]


# --8<-- [start:differing]
def differing(row):
    """Return the names of the features that train and serve compute differently for a flight, by its row."""
    # BEGIN SOLUTION: compare TRAINED.loc[row, name] and SERVED.loc[row, name] for each name
    return [name for name in train.FEATURES if TRAINED.loc[row, name] != SERVED.loc[row, name]]
    # END SOLUTION
# --8<-- [end:differing]


def both(flight):
    """Return what the model says of a flight with the features of train and of serve, both with no delay known."""
    row = FLIGHTS[(FLIGHTS["date"] == flight["date"]) & (FLIGHTS["flight"] == flight["flight"])].index[0]
    model = train.fit(TRAINED[~MARCH], LATE[~MARCH])
    tables = TRAINED.loc[[row]].assign(dep_delay=0), SERVED.loc[[row]]
    return row, [round(float(model.predict_proba(table)[0, 1]), 2) for table in tables]


def answers(rows, questions):
    """Return what both functions say; the check asks so."""
    return [differing(row) for row in rows], [float(auc(*question)) for question in questions]


if __name__ == "__main__":
    known = [name for name in train.FEATURES if name != "dep_delay"]
    print(f"AUC on paper:              {auc(train.FEATURES):.2f}")
    print(f"AUC without dep_delay:     {auc(known):.2f}")
    print(f"AUC as it is served:       {auc(train.FEATURES, 'serve'):.2f}")
    row, chances = both(json.loads(Path("flight.json").read_text()))
    print(f"Flight UA 1645, as in train: {chances[0]}, as in serve: {chances[1]}")
    print("They differ in:", ", ".join(differing(row)))
