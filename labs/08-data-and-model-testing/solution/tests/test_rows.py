"""What must hold for every row of a delivery."""

import pandas as pd
import pytest
from data import CARRIERS, COLUMNS, KEY, WEATHER


# --8<-- [start:given]
def test_columns(delivery: pd.DataFrame) -> None:
    assert list(delivery.columns) == COLUMNS


@pytest.mark.parametrize(
    ("column", "low", "high"),
    [("hour", 0, 24), ("distance", 50, 5000), ("arr_delay", -120, 1500)],
)
def test_range(delivery: pd.DataFrame, column: str, low: float, high: float) -> None:
    values = delivery[column].dropna()
    wrong = values[~values.between(low, high)]
    assert len(wrong) == 0, f"{column}: {sorted(set(wrong))[:3]} not in {low} to {high}"


# --8<-- [end:given]
# BEGIN SOLUTION: tests of what is never missing, of the weather's ranges, of the carriers, and of flights that come twice
# --8<-- [start:missing]
@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in WEATHER])
def test_never_missing(delivery: pd.DataFrame, column: str) -> None:
    missing = delivery[column].isna().sum()
    assert missing == 0, f"{missing} rows have no {column}"


# --8<-- [end:missing]
# --8<-- [start:more]
@pytest.mark.parametrize(
    ("column", "low", "high"),
    [("temp", -20, 115), ("wind_speed", 0, 100), ("precip", 0, 5), ("visib", 0, 10)],
)
def test_weather_range(delivery: pd.DataFrame, column: str, low: float, high: float) -> None:
    test_range(delivery, column, low, high)


def test_carriers_are_known(delivery: pd.DataFrame) -> None:
    assert set(delivery["carrier"]) - set(CARRIERS) == set()


def test_no_flight_comes_twice(delivery: pd.DataFrame) -> None:
    again = delivery.duplicated(KEY).sum()
    assert again == 0, f"{again} flights are there twice"


# --8<-- [end:more]
# END SOLUTION
