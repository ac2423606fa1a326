import json
from pathlib import Path

import pandas as pd
from sklearn.tree import DecisionTreeClassifier

folder = Path.home() / "flights-2013"
names = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]
winter = pd.concat(pd.read_csv(folder / f"2013-{m}.csv") for m in ("01", "02", "03")).dropna()
april = pd.read_csv(folder / "2013-04.csv").dropna()
model = DecisionTreeClassifier(max_depth=3, min_samples_leaf=50, random_state=0)
model.fit(winter[names], winter["arr_delay"] >= 15)


# --8<-- [start:export]
def export(tree, node=0):
    if tree.children_left[node] < 0:
        on_time, late = tree.value[node][0]
        return round(float(late / (on_time + late)), 3)
    return {"if": names[tree.feature[node]],
            "at_most": round(float(tree.threshold[node]), 3),
            "then": export(tree, tree.children_left[node]),
            "else": export(tree, tree.children_right[node])}


text = json.dumps(export(model.tree_))
print(len(text), "bytes:", text[:52], "...")
# --8<-- [end:export]


# --8<-- [start:score]
def score(rule, flight):
    while isinstance(rule, dict):
        small = flight[rule["if"]] <= rule["at_most"]
        rule = rule["then"] if small else rule["else"]
    return rule


rule = json.loads(text)
evening = {"hour": 19, "distance": 719, "temp": 35,
           "wind_speed": 20, "precip": 0.3, "visib": 2}
print("cold evening:", score(rule, evening))
# --8<-- [end:score]

# --8<-- [start:same]
rows = april[names].to_dict("records")
here = [score(rule, flight) for flight in rows]
there = model.predict_proba(april[names])[:, 1]
gap = max(abs(a - b) for a, b in zip(here, there))
print(f"{len(here)} flights, largest difference {gap:.3f}")
# --8<-- [end:same]
