"""Compare drift.py with two libraries, on May against the training months, and write compare.csv: python compare.py"""

import pandas as pd
from data import NUMBERS, TRAINING, flights
from drift import moved
from evidently import Report
from evidently.metrics import ValueDrift
from scipy.stats import ks_2samp

reference = pd.concat([flights(month) for month in TRAINING], ignore_index=True)
may = flights("2013-05")
rows = []
for name in NUMBERS:
    ours = moved(reference[name], may[name])
    scipy = ks_2samp(reference[name].dropna(), may[name].dropna())
    report = Report([ValueDrift(column=name, method="psi"), ValueDrift(column=name, method="ks")])
    told = report.run(may[NUMBERS], reference[NUMBERS]).dict()["metrics"]
    values = {"ks": ours["ks"], "scipy ks": scipy.statistic, "scipy p": scipy.pvalue, "evidently p": float(told[1]["value"])}
    rows.append({"feature": name, **values, "psi": ours["psi"], "evidently psi": float(told[0]["value"])})
table = pd.DataFrame(rows)
table.to_csv("compare.csv", index=False)
print(table.round(3).to_string(index=False))
