"""Send the first COUNT flights of MONTH; a NAME behind is left out of each, NAME=VALUE is changed."""

import sys

import httpx

from flights import NUMBERS, WORDS, read

# --8<-- [start:replay]
month, count, *changes = sys.argv[1:]
wrong = dict(change.split("=") for change in changes if "=" in change)
flights = read(int(month)).head(int(count))[WORDS + NUMBERS]
with httpx.Client(base_url="http://127.0.0.1:8000") as client:
    for row in flights.to_dict("records"):
        flight = {k: v for k, v in row.items() if v == v and k not in changes}
        client.post("/predict", json=flight | wrong)
print(f"sent {len(flights)} flights of month {month}")
# --8<-- [end:replay]
