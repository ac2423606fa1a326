"""Time passes: python deliver.py labels (those up to September come), later python deliver.py october (its log, its labels)."""

import argparse
import shutil
from pathlib import Path

POST = Path(".course/post")
MONTHS = {"labels": [f"2013-{month:02}" for month in range(4, 10)], "october": ["2013-10"]}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=MONTHS)
    for month in MONTHS[parser.parse_args().what]:
        for kind in ("logs", "labels"):
            if (POST / kind / f"{month}.csv").is_file():
                Path(kind).mkdir(exist_ok=True)
                shutil.copy(POST / kind / f"{month}.csv", kind)
                print(f"{kind}/{month}.csv")
