"""How the model behaves, and whether it may go into production."""

import numpy as np
import pandas as pd
import pytest
from model import Model, interval, late, train


# --8<-- [start:given]
@pytest.fixture(scope="session")
def model(reference: pd.DataFrame) -> Model:
    return train(reference)


def test_morning_is_safer_than_evening(model: Model, delivery: pd.DataFrame) -> None:
    morning, evening = (model.risk(delivery.assign(hour=hour)) for hour in (7, 19))
    assert (morning < evening).all()


# --8<-- [end:given]
# BEGIN SOLUTION: tests that rain and wind raise the risk, that the flight number does not matter, and a gate on the AUC's interval
# --8<-- [start:behaviour]
@pytest.mark.parametrize(("name", "calm", "rough"), [("wind_speed", 5, 30), ("precip", 0, 0.5)])
def test_bad_weather_raises_the_risk(model: Model, delivery: pd.DataFrame, name: str, calm: float, rough: float) -> None:
    low, high = (model.risk(delivery.assign(**{name: value})) for value in (calm, rough))
    assert (low < high).all()


@pytest.mark.parametrize("name", ["flight", "dep_delay"])
def test_risk_does_not_depend_on(model: Model, delivery: pd.DataFrame, name: str) -> None:
    other = delivery.assign(**{name: 1})
    assert np.allclose(model.risk(other), model.risk(delivery))


# --8<-- [end:behaviour]
# --8<-- [start:gate]
def test_gate(model: Model, delivery: pd.DataFrame) -> None:
    low, high = interval(late(delivery), model.risk(delivery))
    assert low > 0.55
    assert high < 0.85, "too good to be true: is there a leak?"


# --8<-- [end:gate]
# END SOLUTION
