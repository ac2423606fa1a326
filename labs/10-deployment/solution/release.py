"""Trains a small model and writes it as a release: `python release.py NUMBER DEPTH`."""

import json
import sys
from pathlib import Path

import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

NAMES = ["hour", "distance", "precip", "visib"]
number, depth = sys.argv[1], int(sys.argv[2])

winter = pd.concat(pd.read_csv(f"data/2013-{month}.csv") for month in ("01", "02", "03")).dropna()
april = pd.read_csv("data/2013-04.csv").dropna()
model = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=50, random_state=0)
model.fit(winter[NAMES], winter["arr_delay"] >= 15)
risks = model.predict_proba(april[NAMES])[:, 1].round(3)


# --8<-- [start:export]
def export(tree, node=0):
    """The tree as questions and numbers, for a service without scikit-learn."""
    if tree.children_left[node] < 0:
        on_time, late = tree.value[node][0]
        return round(float(late / (on_time + late)), 3)
    return {
        "if": NAMES[tree.feature[node]],
        "at_most": round(float(tree.threshold[node]), 3),
        "then": export(tree, tree.children_left[node]),
        "else": export(tree, tree.children_right[node]),
    }
# --8<-- [end:export]


# --8<-- [start:files]
flights = april[NAMES].head(5).to_dict("records")
files = {
    "model.json": export(model.tree_),
    "release.json": {"model": "late-flights", "version": number},
    "golden.json": {"flights": flights, "risks": risks[:5].tolist()},
}
folder = Path("releases") / number
folder.mkdir(parents=True, exist_ok=True)
for name, content in files.items():
    (folder / name).write_text(json.dumps(content, indent=1) + "\n")
# --8<-- [end:files]
auc = roc_auc_score(april["arr_delay"] >= 15, risks)
print(f"release {number}: AUC {auc:.2f} on {len(april)} flights of April, in {folder}")
