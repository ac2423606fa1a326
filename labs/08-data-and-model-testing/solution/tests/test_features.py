"""What must hold for the features of any flights."""

import pandas as pd
import pytest
from features import features

USUAL = {"wind_speed": 10.0, "precip": 0.0, "visib": 10.0}


# --8<-- [start:given]
@pytest.fixture
def flight() -> pd.DataFrame:
    """One flight, to be changed by a test: flight.assign(hour=0)."""
    known = {"date": "2013-01-31", "hour": 9, "distance": 1000, "wind_speed": 20.0, "precip": 0.1, "visib": 2.0}
    return pd.DataFrame([known])


def test_wet_and_fog(flight: pd.DataFrame) -> None:
    assert features(flight, USUAL)[["wet", "fog"]].values.tolist() == [[1, 1]]
    dry = flight.assign(precip=0.0, visib=3.0)
    assert features(dry, USUAL)[["wet", "fog"]].values.tolist() == [[0, 0]]


# --8<-- [end:given]
# BEGIN SOLUTION: tests of midnight, of missing weather, of a flight alone and among others, and of the delays (no leak)
# --8<-- [start:midnight]
@pytest.mark.parametrize("name", ["hour_sin", "hour_cos"])
def test_midnight_is_one_point(flight: pd.DataFrame, name: str) -> None:
    start = features(flight.assign(hour=0), USUAL)[name][0]
    end = features(flight.assign(hour=24), USUAL)[name][0]
    assert start == pytest.approx(end)


# --8<-- [end:midnight]
# --8<-- [start:missing]
def test_missing_weather_is_as_usual(flight: pd.DataFrame) -> None:
    missing = flight.assign(wind_speed=None, precip=None, visib=None).astype(dict.fromkeys(USUAL, float))
    pd.testing.assert_frame_equal(features(missing, USUAL), features(flight.assign(**USUAL), USUAL))


# --8<-- [end:missing]
# --8<-- [start:alone]
def test_a_flight_does_not_depend_on_the_others(delivery: pd.DataFrame) -> None:
    together = features(delivery, USUAL)
    for start in (0, 500, 1000):
        alone = features(delivery.iloc[start : start + 3], USUAL)
        pd.testing.assert_frame_equal(alone, together.iloc[start : start + 3])


# --8<-- [end:alone]
# --8<-- [start:leak]
def test_delays_are_not_used(delivery: pd.DataFrame) -> None:
    other = delivery.assign(dep_delay=0, arr_delay=-delivery["arr_delay"])
    pd.testing.assert_frame_equal(features(other, USUAL), features(delivery, USUAL))


# --8<-- [end:leak]
# END SOLUTION
