import pandas as pd
from dvc.api import DVCFileSystem

for release in ["v1.0", "v2.0"]:
    files = DVCFileSystem("flights.git", rev=release)
    paths = files.glob("data/*.csv")
    flights = pd.concat(pd.read_csv(files.open(path)) for path in paths)
    late = (flights["arr_delay"] >= 15).mean()
    print(f"{release}: {len(flights)} flights, {late:.1%} late")
