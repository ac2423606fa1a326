from pathlib import Path

import pandas as pd
import yaml

params = yaml.safe_load(Path("params.yaml").read_text())["prepare"]
*earlier, newest = sorted(Path("data").glob("*.csv"))


def prepare(months: list[Path]) -> pd.DataFrame:
    flights = pd.concat(map(pd.read_csv, months))
    late = flights["arr_delay"] >= params["late_minutes"]
    unknown_at_departure = ["dep_delay", "arr_delay"]
    names = ["date", "flight"]
    known = flights.drop(columns=names + unknown_at_departure)
    return known.assign(late=late)


Path("prepared").mkdir(exist_ok=True)
prepare(earlier).to_csv("prepared/train.csv", index=False)
prepare([newest]).to_csv("prepared/test.csv", index=False)
print(f"train on {len(earlier)} months, test on {newest.stem}")
