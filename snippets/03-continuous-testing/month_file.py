import os
from pathlib import Path


def month_file(month):
    folder = Path(os.environ.get("FLIGHTS", "/srv/flights"))
    path = folder / f"{month}.csv"
    if not path.exists():
        raise FileNotFoundError(f"no data of {month} in {folder.name}")
    return path
