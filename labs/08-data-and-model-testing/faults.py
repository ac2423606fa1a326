"""What can go wrong with a delivery, one function a fault; check.py makes its bad deliveries with
them.

Run as `python faults.py` it makes the student's: March 2013 of the course's sample with six faults
in one file.
"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "snippets" / "data"
Frame = pd.DataFrame


def twice(flights: Frame) -> Frame:
    """Forty flights are there twice."""
    return pd.concat([flights, flights.iloc[100:140]], ignore_index=True)


def kilometres(flights: Frame) -> Frame:
    """From the middle of the month on, distances are in kilometres."""
    later = flights["date"].str[8:] >= "16"
    return flights.assign(
        distance=flights["distance"].where(
            ~later, (flights["distance"] * 1.609).round().astype(int)
        )
    )


def no_delay(flights: Frame) -> Frame:
    """Twenty-five flights have no arrival delay."""
    return flights.assign(
        arr_delay=flights["arr_delay"]
        .astype("Int64")
        .mask(flights.index.isin(range(300, 1300, 40)))
    )


def new_carrier(flights: Frame) -> Frame:
    """A carrier has a code that nobody knows."""
    return flights.assign(carrier=flights["carrier"].where(flights.index % 160 != 7, "XX"))


def renamed(flights: Frame) -> Frame:
    """A column has another name."""
    return flights.rename(columns={"visib": "visibility"})


def impossible(flights: Frame) -> Frame:
    """One visibility says -999, which means missing in the weather office's files."""
    return flights.assign(visib=flights["visib"].where(flights.index != 900, -999.0))


def ends_early(flights: Frame) -> Frame:
    """The last week is not there yet."""
    return flights[flights["date"].str[8:] <= "24"].reset_index(drop=True)


def month_before(flights: Frame) -> Frame:
    """It is an older month once more, under a new name."""
    return flights.assign(
        date=flights["date"]
        .str.replace("2013-03", "2013-02")
        .where(flights["date"].str[8:] <= "28", "2013-02-28")
    )


def no_weather(flights: Frame) -> Frame:
    """A quarter of the flights has no wind."""
    return flights.assign(wind_speed=flights["wind_speed"].mask(flights.index % 4 == 1))


def lost_flights(flights: Frame) -> Frame:
    """Two of three flights from LaGuardia are missing."""
    return flights[(flights["origin"] != "LGA") | (flights.index % 3 == 0)].reset_index(drop=True)


FAULTS: tuple[Callable[[Frame], Frame], ...] = (
    new_carrier,
    kilometres,
    no_delay,
    lost_flights,
    ends_early,
    twice,
)

if __name__ == "__main__":
    flights = pd.read_csv(DATA / "2013-03.csv")
    for fault in FAULTS:
        flights = fault(flights)
    path = HERE / "solution" / "deliveries" / "2013-03.csv"
    flights.to_csv(path, index=False, lineterminator="\n")
    print(f"{path.name}  {len(flights)} rows")
