"""The number in the quarterly report: python report.py [FILE]"""

import sys

import pandas as pd

flights = pd.read_csv(sys.argv[1] if len(sys.argv) > 1 else "data/flights.csv")
late = (flights["arr_delay"] >= 15).mean()
print(f"{late:.0%} of {len(flights)} flights were late")
