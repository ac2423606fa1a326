"""What the model knows about flights, from a table of them. Training uses this."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

LATE = 15  # minutes
WEATHER = ["wind_speed", "precip", "visib"]


def weekend(day: str) -> int:
    """Return 1 for a Saturday or a Sunday, else 0; the day is written 2013-01-31."""
    return int(date.fromisoformat(day).weekday() >= 5)


def typical(flights: pd.DataFrame) -> dict[str, float]:
    """Return the weather that stands in for missing readings: the medians of the training data."""
    return {name: float(flights[name].median()) for name in WEATHER}


def features(flights: pd.DataFrame, usual: Mapping[str, float]) -> pd.DataFrame:
    """Return one row of features a flight, from what is known before departure; `usual` fills missing weather."""
    angle = 2 * np.pi * flights["hour"] / 24  # the hour as a point on the clock's face: 23 is beside 0
    weather = flights[WEATHER].fillna(dict(usual))
    return pd.DataFrame(
        {
            "hour_sin": np.sin(angle),
            "hour_cos": np.cos(angle),
            "distance": np.log(flights["distance"]),
            "weekend": flights["date"].map(weekend),
            "wind_speed": weather["wind_speed"],
            "wet": (weather["precip"] > 0).astype(int),
            "fog": (weather["visib"] < 3).astype(int),
        }
    )
