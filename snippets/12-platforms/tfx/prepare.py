from pathlib import Path

import pandas as pd

# --8<-- [start:prepare]
COLUMNS = ["hour", "carrier", "origin", "dest", "distance"]
COLUMNS += ["temp", "wind_speed", "precip", "visib"]
SPLITS = {"train": ["01", "02", "03"], "eval": ["04"]}

for split, months in SPLITS.items():
    folder = Path("data") / split
    folder.mkdir(parents=True, exist_ok=True)
    for month in months:
        path = Path.home() / f"flights-2013/2013-{month}.csv"
        flights = pd.read_csv(path)
        late = (flights["arr_delay"] >= 15).astype(int)
        table = flights[COLUMNS].assign(late=late)
        table.to_csv(folder / path.name, index=False)
# --8<-- [end:prepare]
