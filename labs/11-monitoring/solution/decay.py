"""The labels are here: how good was the service, month by month? Writes decay.csv: python decay.py"""

import pandas as pd
from data import LATER, NUMBERS, TRAINING, flights, is_late
from model import held_out, of_months, score
from sklearn.metrics import roc_auc_score

TOLERANCE = 0.035  # a month's AUC moves by about 0.015 from chance alone


def judged(scores: pd.Series, late: pd.Series) -> dict[str, float]:
    """Return the AUC of the scores, the mean score (predicted), and the share of late flights (happened)."""
    # BEGIN SOLUTION: three numbers: roc_auc_score takes the labels first
    # --8<-- [start:judged]
    return {
        "auc": float(roc_auc_score(late, scores)),
        "predicted": float(scores.mean()),
        "happened": float(late.mean()),
    }
    # --8<-- [end:judged]
    # END SOLUTION


def expected() -> float:
    """Return the AUC that the model can be expected to have on a month that it does not know."""
    # BEGIN SOLUTION: the mean of what held_out() returns; not the AUC on flights that the model was trained on
    # --8<-- [start:expected]
    known = held_out()
    return sum(known.values()) / len(known)
    # --8<-- [end:expected]
    # END SOLUTION


if __name__ == "__main__":
    logs = {month: flights(month) for month in LATER}
    logs["2013-06 mended"] = pd.read_csv("mended/2013-06.csv")
    blind = of_months(TRAINING, [name for name in NUMBERS if name != "temp"])
    rows = []
    for name, log in sorted(logs.items()):
        late = is_late(name[:7])
        rows.append({"month": name, "blind_auc": judged(score(blind, log), late)["auc"], **judged(log["score"], late)})
    table = pd.DataFrame(rows)[["month", "auc", "blind_auc", "predicted", "happened"]]
    table["gap"] = table["predicted"] - table["happened"]
    floor = expected() - TOLERANCE
    table["floor"] = floor
    table.to_csv("decay.csv", index=False)
    print(f"expected AUC {floor + TOLERANCE:.3f}, floor {floor:.3f}\n")
    print(table.drop(columns="floor").round(3).to_string(index=False))
