"""The features of one flight, for training and for serving."""

from datetime import date

FEATURES = ["weekday", "hour", "carrier", "distance", "temp", "wind_speed", "visib"]
CARRIERS = ["9E", "AA", "AS", "B6", "DL", "EV", "F9", "FL", "HA", "MQ", "OO", "UA", "US", "VX", "WN", "YV"]
USUAL = {"temp": 38.0, "wind_speed": 11.0, "visib": 9.0}  # for what the weather station did not send


# --8<-- [start:features]
def features(flight):
    """Return the values of FEATURES in their order. `flight` is a dictionary; Monday is day 0."""
    # BEGIN SOLUTION: from what is known two hours before departure; missing weather is USUAL
    day = date.fromisoformat(flight["date"]).weekday()
    weather = [USUAL[name] if flight.get(name) in (None, "") or flight[name] != flight[name] else flight[name] for name in USUAL]
    return [day, flight["hour"], CARRIERS.index(flight["carrier"]), flight["distance"], *weather]
    # END SOLUTION
# --8<-- [end:features]
