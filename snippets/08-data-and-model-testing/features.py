# --8<-- [start:features]
import pandas as pd


def part_of_day(hour):
    return pd.cut(hour, [-1, 5, 11, 16, 23], labels=["night", "morning", "noon", "evening"])


def clean_carrier(carrier):
    return carrier.str.strip().str.upper()


def share_late(flights):
    """The carrier's share of late flights on the days before."""
    day = flights.groupby(["carrier", "date"])["late"].agg(["sum", "count"])
    before = day.groupby("carrier").cumsum().groupby("carrier").shift()
    share = (before["sum"] / before["count"]).rename("share_late")
    return flights.join(share, on=["carrier", "date"])["share_late"]
    # --8<-- [end:features]
