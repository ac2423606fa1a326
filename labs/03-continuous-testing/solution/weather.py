"""The weather service of the airports. It is on the network: slow, sometimes away, and never the same twice."""

import json
from urllib.request import urlopen


def wind_speed(airport: str) -> float:
    """Return the wind at an airport now, in miles per hour; OSError if the service is silent."""
    with urlopen(f"https://weather.example/now/{airport}", timeout=10) as answer:
        return float(json.load(answer)["wind_speed"])
