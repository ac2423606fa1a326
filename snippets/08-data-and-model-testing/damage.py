from pathlib import Path

import pandas as pd

# --8<-- [start:damage]
flights = pd.read_csv(Path.home() / "flights-2013" / "2013-04.csv")
flights.loc[:9, "hour"] = 24
flights.loc[10:29, "carrier"] = flights.loc[10:29, "carrier"].str.lower()
flights.loc[30:39, "origin"] = "SWF"
flights = pd.concat([flights, flights.tail(5)])
flights["temp"] = ((flights["temp"] - 32) / 1.8).round(1)
flights.to_csv("2013-04.csv", index=False)
# --8<-- [end:damage]
