"""The same features for one flight that the service is asked about. It has no pandas, so they are written again."""

from collections.abc import Mapping
from datetime import date
from math import cos, log, pi, sin
from typing import Any


def row(flight: Mapping[str, Any], usual: Mapping[str, float]) -> dict[str, float]:
    """Return the features of one flight; weather that is None is missing, and `usual` fills it."""
    angle = 2 * pi * flight["hour"] / 24
    weather = {name: flight[name] or usual[name] for name in usual}
    return {
        "hour_sin": sin(angle),
        "hour_cos": cos(angle),
        "distance": log(flight["distance"]),
        "weekend": int(date.fromisoformat(flight["date"]).isoweekday() > 6),
        "wind_speed": weather["wind_speed"],
        "wet": int(weather["precip"] > 0),
        "fog": int(weather["visib"] < 3),
    }
