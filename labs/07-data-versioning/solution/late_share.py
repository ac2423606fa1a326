"""The share of late flights in any release of the data: python late_share.py v1.0 v2.0"""

import sys

import dvc.api
import pandas as pd


def late_share(rev: str) -> float:
    """Return the share, 0 to 1, of flights that arrived 15 or more minutes late in data/flights.csv at `rev`."""
    # BEGIN SOLUTION: open data/flights.csv at the revision rev, and return its share of late flights
    # --8<-- [start:late_share]
    with dvc.api.open("data/flights.csv", rev=rev) as file:
        flights = pd.read_csv(file)
    return (flights["arr_delay"] >= 15).mean()
    # --8<-- [end:late_share]
    # END SOLUTION


if __name__ == "__main__":
    for rev in sys.argv[1:]:
        print(f"{rev}: {late_share(rev):.1%} of flights were late")
