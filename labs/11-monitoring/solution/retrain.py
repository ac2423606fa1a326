"""Decide by a rule whether to train again, train, and compare on months that neither model knows: python retrain.py"""

import json
import sys
from pathlib import Path

import pandas as pd
from data import LATER, TRAINING, flights, is_late
from decay import judged
from model import score, train
from rule import due


def known(until: str) -> list[tuple[pd.DataFrame, pd.Series]]:
    """Return the flights and the labels of each month up to and including one; June as it was mended."""
    # BEGIN SOLUTION: for each month of TRAINING + LATER up to until, a pair; months compare as text
    # --8<-- [start:known]
    months = [month for month in TRAINING + LATER if month <= until]
    mended = pd.read_csv("mended/2013-06.csv")
    return [(mended if month == "2013-06" else flights(month), is_late(month)) for month in months]
    # --8<-- [end:known]
    # END SOLUTION


if __name__ == "__main__":
    table = pd.read_csv("decay.csv").set_index("month")
    auc = table["auc"].drop("2013-06").rename({"2013-06 mended": "2013-06"}).to_dict()
    until = due(auc, table["floor"].iloc[0]) or sys.exit("no reason to train again")
    print(f"train again with the labels up to {until}")
    pairs = known(until)
    seen, late = (pd.concat(parts, ignore_index=True) for parts in zip(*pairs, strict=True))
    challenger = train(seen, late)
    Path("challenger").mkdir(exist_ok=True)
    about = {"flights": len(seen), "first": seen["date"].min(), "last": seen["date"].max(), "first_hour": int(seen["hour"].min())}
    Path("challenger/about.json").write_text(json.dumps(about) + "\n", encoding="utf-8")
    print(f"trained on {len(seen)} flights, {about['first']} to {about['last']}")
    for month in ("2013-09", "2013-10"):
        if Path("labels", f"{month}.csv").is_file():
            log, happened = flights(month), is_late(month)
            new = score(challenger, log)
            log[["id"]].assign(score=new).to_csv(f"challenger/{month}.csv", index=False)
            for name, scores in (("champion", log["score"]), ("challenger", new)):
                told = judged(scores, happened)
                print(f"{month}  {name:<10}  AUC {told['auc']:.3f}  gap {told['predicted'] - told['happened']:+.3f}")
