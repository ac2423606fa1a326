"""Sends files of flights to the service: python load.py [--url URL] FILE …"""

import argparse
import csv
import json
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

parser = argparse.ArgumentParser()
parser.add_argument("--url", default="http://127.0.0.1:8713")
parser.add_argument("files", nargs="+", type=Path)
arguments = parser.parse_args()
service = build_opener(ProxyHandler({}))  # it is on this machine: no proxy

for file in arguments.files:
    with file.open(encoding="utf-8") as lines:
        flights = [{"day": row["date"]} | {name: row[name] for name in ("carrier", "flight", "origin", "dest", "arr_delay")} for row in csv.DictReader(lines)]
    request = Request(f"{arguments.url}/flights", json.dumps(flights).encode(), {"Content-Type": "application/json"})
    with service.open(request, timeout=60) as response:
        answer = json.load(response)
    print(f"{file}: {answer['sent']} flights sent, {answer['new']} of them new")
