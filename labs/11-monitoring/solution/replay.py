"""Send the logged flights of some days to the service, and ask it each evening: python replay.py FIRST LAST"""

import json
import sys
from urllib.request import Request, urlopen

from data import NUMBERS, WORDS, flights

SERVICE = "http://127.0.0.1:8011"

if __name__ == "__main__":
    first, last = sys.argv[1:3]
    log = flights(first[:7])
    for day, rows in log[log["date"].between(first, last)].groupby("date"):
        body = rows[WORDS + NUMBERS].to_json(orient="records").encode()
        urlopen(Request(f"{SERVICE}/predict", body, {"Content-Type": "application/json"})).close()
        with urlopen(f"{SERVICE}/drift") as answer:
            told = json.load(answer)
        print(day, *(f"{name} {value}" for name, value in told.items()), sep="  ")
