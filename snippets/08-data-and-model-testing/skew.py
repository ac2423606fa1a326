# --8<-- [start:two_paths]
import pandas as pd
from flights import read


def training_features(flights):
    return pd.DataFrame({
        "evening": flights["hour"] >= 17,
        "far": flights["distance"] > 1000,
        "windy": flights["wind_speed"].fillna(flights["wind_speed"].median()) > 15,
    })


def serving_features(flight):
    return {
        "evening": flight["hour"] > 17,
        "far": flight["distance"] > 1000,
        "windy": (flight["wind_speed"] or 0) > 15,
    }
    # --8<-- [end:two_paths]


# --8<-- [start:compare]
flights = read(4)
batch = training_features(flights)
rows = flights.to_dict("records")
online = pd.DataFrame([serving_features(row) for row in rows])
for column in batch:
    differ = (batch[column] != online[column]).sum()
    print(f"{column:8} {differ:4} of {len(batch)} rows differ")
# --8<-- [end:compare]

# --8<-- [start:one_path]
def features(flight):
    # BEGIN SOLUTION: mend it, so that training and serving agree
    return {**serving_features(flight), "evening": flight["hour"] >= 17}
    # END SOLUTION


# --8<-- [end:one_path]
# --8<-- [start:check_one_path]
# hint: The count above names the column that differs: evening.
# hint: Training says hour >= 17, serving says hour > 17. At 17 o'clock they part.
# hint: Begin with **serving_features(flight) in a new dict, then put "evening" right.
made = pd.DataFrame([features(row) for row in flights.to_dict("records")])
for column in batch:
    wrong = flights[batch[column] != made[column]]
    assert wrong.empty, f"{column} differs in {len(wrong)} rows, first at hour {wrong['hour'].iloc[0]}; training says {batch[column][wrong.index[0]]}"
# --8<-- [end:check_one_path]
