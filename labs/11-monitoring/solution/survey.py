"""Measure every feature of every month against two references, and write drift.csv: python survey.py"""

import pandas as pd
from data import GOOD, LATER, NUMBERS, TRAINING, before, flights
from drift import moved
from scipy.stats import ks_2samp

WINDOWS = ["training", "before"]


def reference(month: str, window: str) -> pd.DataFrame:
    """Return what a month is compared with.

    training: the training months, without the month itself if it is one of them.
    before:   the month before.
    """
    # BEGIN SOLUTION: join the flights of the months that the window means (pd.concat); before(month) is the month before
    # --8<-- [start:reference]
    if window == "before":
        return flights(before(month))
    return pd.concat([flights(other) for other in TRAINING if other != month], ignore_index=True)
    # --8<-- [end:reference]
    # END SOLUTION


def measured(month: str, window: str) -> list[dict]:
    """Return one row for each feature."""
    old, new = reference(month, window), flights(month)
    return [
        {
            "month": month,
            "window": window,
            "feature": name,
            **moved(old[name], new[name]),
            "p": ks_2samp(old[name].dropna(), new[name].dropna()).pvalue,
        }
        for name in NUMBERS
    ]


if __name__ == "__main__":
    months = sorted({*GOOD, *LATER})
    table = pd.DataFrame([row for month in months for window in WINDOWS for row in measured(month, window)])
    table.to_csv("drift.csv", index=False)
    for window in WINDOWS:
        print(f"PSI, reference: {window}")
        wide = table[table["window"] == window].pivot(index="month", columns="feature", values="psi")[NUMBERS]
        print(wide.round(3).rename_axis(index=None, columns=None).to_string(), end="\n\n")
    good = table[table["month"].isin(GOOD)]
    print(f"Alarms in the four good months, of {len(good) // 2} values:")
    for window in WINDOWS:
        rows = good[good["window"] == window]
        print(
            f"  {window:<9} p < 0.05: {(rows['p'] < 0.05).sum():>2}   PSI > 0.1: {(rows['psi'] > 0.1).sum():>2}   PSI > 0.25: {(rows['psi'] > 0.25).sum():>2}"
        )
