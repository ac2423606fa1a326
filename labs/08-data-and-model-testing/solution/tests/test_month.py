"""What must hold for a delivery as a whole."""

import pandas as pd
import pytest
from data import ORIGINS, WEATHER


# --8<-- [start:given]
def test_dates_are_of_the_month(delivery: pd.DataFrame, month: str) -> None:
    assert set(delivery["date"].str[:7]) == {month}


# --8<-- [end:given]
# BEGIN SOLUTION: tests of the days that are there, of how much weather is missing, of the origins' shares and of the mean distance
# --8<-- [start:days]
def test_every_day_is_there(delivery: pd.DataFrame, month: str) -> None:
    days = pd.period_range(f"{month}-01", periods=pd.Period(month).days_in_month)
    missing = [str(day) for day in days if str(day) not in set(delivery["date"])]
    assert missing == []


# --8<-- [end:days]
# --8<-- [start:weather]
@pytest.mark.parametrize("column", WEATHER)
def test_little_weather_is_missing(delivery: pd.DataFrame, column: str) -> None:
    assert delivery[column].isna().mean() <= 0.02


# --8<-- [end:weather]
# --8<-- [start:shift]
@pytest.mark.parametrize("origin", ORIGINS)
def test_share_of_an_origin(delivery: pd.DataFrame, reference: pd.DataFrame, origin: str) -> None:
    now = (delivery["origin"] == origin).mean()
    before = (reference["origin"] == origin).mean()
    assert now == pytest.approx(before, abs=0.05)


@pytest.mark.parametrize("column", ["hour", "distance"])
def test_mean(delivery: pd.DataFrame, reference: pd.DataFrame, column: str) -> None:
    moved = delivery[column].mean() - reference[column].mean()
    spread = reference[column].std()
    assert abs(moved / spread) <= 0.2, f"{column} moved by {moved:.1f}"


# --8<-- [end:shift]
# END SOLUTION
