"""Training and serving must compute the same features."""

import pandas as pd
import serve
import train

FLIGHTS = [
    {"date": "2013-03-06", "carrier": "UA", "hour": 11, "distance": 1620, "temp": 41.0, "wind_speed": 35.7, "visib": 10.0, "dep_delay": 42},
    {"date": "2013-03-10", "carrier": "EV", "hour": 18, "distance": 284, "temp": None, "wind_speed": 5.0, "visib": 1.5, "dep_delay": -3},
]


# --8<-- [start:skew]
def test_training_and_serving_agree():
    # BEGIN SOLUTION: compare the rows of train.prepare with serve.features, flight by flight
    trained = train.prepare(pd.DataFrame(FLIGHTS)).values.tolist()
    assert trained == [serve.features(flight) for flight in FLIGHTS]
    # END SOLUTION
# --8<-- [end:skew]
