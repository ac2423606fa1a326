import csv
from pathlib import Path

FOLDER = Path.home() / "flights-2013"
WORDS = ["carrier", "origin", "dest"]
NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]


def read(month: str, count: int) -> list[dict]:
    with open(FOLDER / f"2013-{month}.csv", newline="") as file:
        lines = list(csv.DictReader(file))[:count]
    return [
        {word: line[word] for word in WORDS}
        | {name: float(line[name]) if line[name] else None for name in NUMBERS}
        for line in lines
    ]
