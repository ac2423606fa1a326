import csv
import sys

with open(sys.argv[1], newline="") as file:
    delays = [int(row["arr_delay"]) for row in csv.DictReader(file)]

late = sum(delay >= 15 for delay in delays)
print(f"{late / len(delays):.1%} of {len(delays)} flights were late")
