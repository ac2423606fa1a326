"""Where the lab's files are, and how to read them."""

from pathlib import Path

import pandas as pd

NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]
WORDS = ["carrier", "origin", "dest"]
TRAINING = ["2013-01", "2013-02", "2013-03"]
GOOD = ["2013-02", "2013-03", "2013-04", "2013-05"]  # nothing was broken in these months, says everybody who would know
LATER = ["2013-04", "2013-05", "2013-06", "2013-07", "2013-08", "2013-09"]


def flights(month: str) -> pd.DataFrame:
    """Return the flights of a month: as the model learnt them, or as the service logged them."""
    folder = "training" if month in TRAINING else "logs"
    return pd.read_csv(Path(folder, f"{month}.csv"))


def before(month: str) -> str:
    """Return the month before."""
    return str(pd.Period(month) - 1)


def is_late(month: str) -> pd.Series:
    """Return whether each flight of a month was 15 or more minutes late: the label."""
    if month in TRAINING:
        return flights(month)["arr_delay"] >= 15
    log = flights(month)[["id"]]
    label = pd.read_csv(Path("labels", f"{month}.csv"))
    return log.merge(label, on="id", how="left", validate="one_to_one")["arr_delay"] >= 15
