import pandas as pd
from sklearn.tree import DecisionTreeClassifier


# --8<-- [start:features]
def features(flights):
    filled = flights.fillna({"visib": 10, "wind_speed": 8})
    return filled[["hour", "visib", "wind_speed"]].to_numpy()
    # --8<-- [end:features]


# --8<-- [start:train]
def train(files):
    flights = pd.concat(map(pd.read_csv, files))
    late = flights["arr_delay"] >= 15
    model = DecisionTreeClassifier(max_depth=4, random_state=0)
    return model.fit(features(flights), late)
    # --8<-- [end:train]
