"""Tests of the training."""

import pandas as pd
import train

FLIGHTS = pd.DataFrame(
    {
        "date": ["2013-01-05", "2013-01-07"] * 50,
        "hour": [6, 18] * 50,
        "carrier": ["UA", "B6"] * 50,
        "distance": [500, 900] * 50,
        "temp": [30.0, 40.0] * 50,
        "wind_speed": [5.0, 20.0] * 50,
        "visib": [10.0, 1.0] * 50,
        "dep_delay": [0, 60] * 50,
    }
)


def test_weekday_counts_from_monday():
    assert list(train.prepare(FLIGHTS)["weekday"][:2]) == [5, 0]


def test_model_learns_what_is_plain():
    late = FLIGHTS["hour"] == 18
    chances = train.fit(train.prepare(FLIGHTS), late).predict_proba(train.prepare(FLIGHTS))[:, 1]
    assert chances[1] > 0.9 > 0.1 > chances[0]
