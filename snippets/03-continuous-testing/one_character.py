# --8<-- [start:count]
import csv
from pathlib import Path

delays = [
    float(row["arr_delay"])
    for month in Path.home().glob("flights-2013/*.csv")
    for row in csv.DictReader(month.open())
]
print(sum(delay >= 15 for delay in delays), "late")
print(sum(delay > 15 for delay in delays), "late, one character later")
# --8<-- [end:count]
