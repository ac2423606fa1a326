"""Which airlines got worse between two releases: python compare.py v1.0 v2.0"""

import sys

import pandas as pd
from dvc.api import DVCFileSystem


def read_flights(rev: str) -> pd.DataFrame:
    """Return data/flights.csv at `rev`."""
    # BEGIN SOLUTION: make a DVCFileSystem of the revision rev, open data/flights.csv in it, return it as a DataFrame
    # --8<-- [start:read_flights]
    fs = DVCFileSystem(rev=rev)
    with fs.open("data/flights.csv") as file:
        return pd.read_csv(file)
    # --8<-- [end:read_flights]
    # END SOLUTION


def share_by_airline(flights: pd.DataFrame) -> pd.Series:
    """Return the share of late flights of each airline that has 100 flights or more."""
    late = (flights["arr_delay"] >= 15).groupby(flights["carrier"])
    return late.mean()[late.size() >= 100]


def moved(old: str, new: str) -> dict[str, float]:
    """Return by how much each airline's share moved from one release to the other, the largest move first.

    Airlines with fewer than 100 flights in either release are left out.
    """
    # BEGIN SOLUTION: subtract the shares of the old release from those of the new, drop what is in one only, sort by size
    # --8<-- [start:moved]
    change = share_by_airline(read_flights(new)) - share_by_airline(read_flights(old))
    return change.dropna().sort_values(key=abs, ascending=False).to_dict()
    # --8<-- [end:moved]
    # END SOLUTION


if __name__ == "__main__":
    old, new = sys.argv[1:]
    print(f"share of late flights, {old} to {new}")
    for airline, change in list(moved(old, new).items())[:5]:
        print(f"  {airline}  {100 * change:+.1f} points")
