import json
from pathlib import Path

import pandas as pd

from flights import NUMBERS, auc, chance, fit

# --8<-- [start:train]
flights = pd.read_csv("data/2013-01.csv")
flights["late"] = flights["arr_delay"] >= 15
train, test = flights[flights["date"] < "2013-01-22"], flights[flights["date"] >= "2013-01-22"]
options = json.loads(Path("params.json").read_text())
test = test.assign(chance=chance(fit(train, NUMBERS, **options), test).round(4))
test[["origin", "late", "chance"]].to_csv("predictions.csv", index=False)
metrics = {"auc": round(auc(test["late"], test["chance"]), 3), "test_rows": len(test)}
Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
# --8<-- [end:train]
