from pathlib import Path

import pandas as pd
import yaml

late_minutes = yaml.safe_load(Path("params.yaml").read_text())["prepare"]["late_minutes"]
*earlier, newest = sorted(Path("data").glob("*.csv"))


def prepare(months: list[Path]) -> pd.DataFrame:
    flights = pd.concat(map(pd.read_csv, months))
    flights["late"] = flights["arr_delay"] >= late_minutes
    leaks = ["dep_delay", "arr_delay"]
    return flights.drop(columns=["date", "flight", *leaks])


Path("prepared").mkdir(exist_ok=True)
prepare(earlier).to_csv("prepared/train.csv", index=False)
prepare([newest]).to_csv("prepared/test.csv", index=False)
print(f"train on {len(earlier)} months, test on {newest.stem}")
