"""Look at one feature day by day: python days.py FEATURE FIRST LAST, as in: python days.py temp 2013-06-01 2013-06-20"""

import argparse

from data import NUMBERS, flights

parser = argparse.ArgumentParser()
parser.add_argument("feature", choices=NUMBERS)
parser.add_argument("first")
parser.add_argument("last")
asked = parser.parse_args()
month = flights(asked.first[:7])
chosen = month[month["date"].between(asked.first, asked.last)]
day = chosen.groupby("date")[asked.feature].agg(["min", "median", "max"])
for origin in ("EWR", "JFK", "LGA"):
    day[f"min {origin}"] = chosen[chosen["origin"] == origin].groupby("date")[asked.feature].min()
print(day.round(1).rename_axis(index=None).to_string())
