"""Answer for one flight. The web form calls answer()."""

import json
import sys
from datetime import date

import joblib
import pandas as pd

NAMES = ["weekday", "hour", "carrier", "distance", "temp", "wind_speed", "visib", "dep_delay"]
CARRIERS = ["UA", "B6", "EV", "DL", "AA", "MQ", "US", "9E", "WN", "VX", "FL", "AS", "F9", "YV", "HA", "OO"]
THRESHOLD = 0.5


def features(flight):
    """Return the features of a flight, in the order of NAMES."""
    day = date.fromisoformat(flight["date"])
    weather = [flight.get("temp") or 0, flight.get("wind_speed") or 0, flight.get("visib") or 0]
    delay = 0  # not known yet
    return [day.isoweekday(), flight["hour"], CARRIERS.index(flight["carrier"]), flight["distance"], *weather, delay]


def answer(flight):
    model = joblib.load("model.joblib")
    chance = model.predict_proba(pd.DataFrame([features(flight)], columns=NAMES))[0, 1]
    with open("predictions.csv", "a") as log:
        log.write(f"{flight['date']},{flight['carrier']}{flight['flight']},{chance:.3f}\n")
    return {"late": bool(chance >= THRESHOLD), "chance": round(float(chance), 2)}


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(answer(json.load(file)))
