"""The number in the monthly report: python report.py"""

import csv

from features import late_share

with open("flights/2013-01.csv", encoding="utf-8") as file:
    delays = [float(row["arr_delay"]) for row in csv.DictReader(file)]
share = late_share(("all", delay) for delay in delays)["all"]
print(f"{share:.1%} of {len(delays)} flights were late")
