from pathlib import Path

import pandas as pd
import pytest


# --8<-- [start:fixture]
@pytest.fixture(scope="module", params=[1, 7])
def month(request):
    folder = Path.home() / "flights-2013"
    return pd.read_csv(folder / f"2013-{request.param:02d}.csv")
    # --8<-- [end:fixture]


# --8<-- [start:tests]
RANGES = {"hour": (0, 23), "distance": (50, 5000), "temp": (-20, 120), "visib": (0, 10)}


@pytest.mark.parametrize("column", RANGES)
def test_values_are_possible(month, column):
    low, high = RANGES[column]
    wrong = month[~month[column].fillna(low).between(low, high)]
    assert wrong.empty, f"{len(wrong)} rows outside {low} to {high}"


def test_no_flight_comes_twice(month):
    assert not month.duplicated(["date", "carrier", "flight", "origin"]).any()


def test_the_month_is_whole(month):
    days = month["date"].nunique()
    assert days == 31, f"{days} days: is the delivery cut off?"
    # --8<-- [end:tests]
