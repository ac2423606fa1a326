from pathlib import Path

import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

folder = Path.home() / "flights-2013"
names = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]
train = pd.concat([pd.read_csv(folder / f"2013-{month}.csv") for month in ("01", "02", "03")]).dropna()
test = pd.read_csv(folder / "2013-04.csv").dropna()


# --8<-- [start:search]
def auc(depth, seed):
    part = train.sample(frac=0.5, random_state=seed)
    tree = DecisionTreeClassifier(max_depth=depth, random_state=0)
    tree.fit(part[names], part["arr_delay"] >= 15)
    chance = tree.predict_proba(test[names])[:, 1]
    return roc_auc_score(test["arr_delay"] >= 15, chance)


runs = pd.DataFrame(
    {"depth": depth, "seed": seed, "auc": auc(depth, seed)}
    for depth in (2, 4, 12) for seed in range(8)
)
table = runs.pivot(index="seed", columns="depth", values="auc")
print(table.round(2).to_string())
# --8<-- [end:search]

# --8<-- [start:summary]
by_depth = runs.groupby("depth")["auc"]
print(by_depth.agg(["mean", "min", "max"]).round(2).to_string())
# --8<-- [end:summary]
