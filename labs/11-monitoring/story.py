"""What the service has logged before the lab begins; `course lab start` runs this in the new
folder.

The flights are the real ones of April to October. The scores are those of the model that the lab's
own model.py makes of January to March. One thing is not real: from 12 June on, the hour is logged
in UTC, and the service has scored with it. What comes later (the labels, and October) waits in
.course/post for deliver.py.
"""

import json
import sys
from pathlib import Path
from types import ModuleType

import pandas as pd
from sklearn.metrics import roc_auc_score

from course.labs import model as labs

SWITCH = "2013-06-12"  # this day the service began to log UTC
OFFSET = 4  # hours from New York's summer time to UTC
POST = Path(".course/post")


def in_utc(flights: pd.DataFrame) -> pd.DataFrame:
    """Return the flights with the hour in UTC, from the switch on."""
    switched = flights["date"] >= SWITCH
    return flights.assign(hour=flights["hour"].where(~switched, (flights["hour"] + OFFSET) % 24))


def month_of(name: str) -> pd.DataFrame:
    """Return the flights of a month, each with a number of its own."""
    flights = pd.read_csv(labs.DATA / f"{name}.csv")
    flights.insert(0, "id", [f"{name}-{number:04}" for number in range(len(flights))])
    return flights


def write(table: pd.DataFrame, file: Path) -> None:
    """Write a table where its folder may still be missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(file, index=False, lineterminator="\n")


def trained(service: ModuleType, numbers: list[str], months: list[str]) -> None:
    """Write what only training can tell, so that no check has to train: the AUC to be expected, and
    that without the temperature.
    """
    held_out = service.held_out()
    blind = service.of_months(service.TRAINING, numbers)
    known = {month: month_of(month) for month in months}
    without = {
        month: float(roc_auc_score(log["arr_delay"] >= 15, service.score(blind, log)))
        for month, log in known.items()
    }
    told = {"auc": sum(held_out.values()) / len(held_out), "blind": without}
    (POST / "expected.json").write_text(json.dumps(told) + "\n", encoding="utf-8")


def main() -> None:
    """Write the logs into the current folder, and what comes later into the post."""
    sys.path.insert(0, "")
    import model as service
    from data import LATER, NUMBERS, TRAINING, WORDS

    columns = ["id", "date", "flight", *WORDS, *NUMBERS]
    model = service.of_months(TRAINING)
    for name in [*LATER, "2013-10"]:
        flights = month_of(name)
        logged = (in_utc(flights) if name == SWITCH[:7] else flights)[columns]
        later = POST if name == "2013-10" else Path()
        write(logged.assign(score=service.score(model, logged)), later / "logs" / f"{name}.csv")
        write(
            flights[["id", "arr_delay"]].sort_values("id", ascending=False),
            POST / "labels" / f"{name}.csv",
        )
    trained(service, [name for name in NUMBERS if name != "temp"], LATER)


if __name__ == "__main__":
    main()
