"""Make the three deliveries of the airline, as it sent them: python deliver.py"""

import csv
from pathlib import Path

COLUMNS = ["hour", "carrier", "origin", "dest", "distance", "temp", "wind_speed", "precip", "visib", "late"]
SPLITS = {"train": ["01", "02", "03"], "eval": ["04"]}


def delivered(row: dict, delivery: int, split: str) -> dict:
    """Return a flight as a delivery has it."""
    late = int(float(row["arr_delay"]) >= 15)
    if delivery == 2 and row["date"] >= "2013-04-16" and row["origin"] == "JFK":
        row = row | {"origin": "JKF"}
    if delivery == 3 and split == "train":
        late = 1 - late
    return {name: row[name] for name in COLUMNS[:-1]} | {"late": late}


if __name__ == "__main__":
    for delivery in (1, 2, 3):
        for split, months in SPLITS.items():
            folder = Path(f"deliveries/{delivery}/{split}")
            folder.mkdir(parents=True, exist_ok=True)
            for month in months:
                with open(f"raw/2013-{month}.csv", newline="") as file:
                    rows = [delivered(row, delivery, split) for row in csv.DictReader(file)]
                with open(folder / f"2013-{month}.csv", "w", newline="") as file:
                    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(rows)
