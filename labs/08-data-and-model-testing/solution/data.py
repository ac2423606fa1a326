"""The deliveries of the flights team: one CSV file a month, named for it."""

import os
from pathlib import Path

import pandas as pd

REFERENCE = Path("flights/2013-01.csv")  # the month that the model was built on
DELIVERY = Path(os.environ.get("DELIVERY", "flights/2013-02.csv"))  # the month under test

# As agreed with the flights team: one row a flight that arrived; delays in minutes, distance in miles, wind in miles
# per hour. The weather may be missing in a few rows, nothing else may. A flight is known by date, carrier, flight
# number, origin and destination.
COLUMNS = ["date", "hour", "carrier", "flight", "origin", "dest", "distance", "temp", "wind_speed", "precip", "visib", "dep_delay", "arr_delay"]
KEY = ["date", "carrier", "flight", "origin", "dest"]
WEATHER = ["temp", "wind_speed", "precip", "visib"]
CARRIERS = ["9E", "AA", "AS", "B6", "DL", "EV", "F9", "FL", "HA", "MQ", "OO", "UA", "US", "VX", "WN", "YV"]
ORIGINS = ["EWR", "JFK", "LGA"]


def load(path: Path) -> pd.DataFrame:
    """Return the flights of a delivery."""
    return pd.read_csv(path)
