"""Build data/flights.csv from the first months that the airport sent: python make_flights.py MONTHS"""

import sys
from pathlib import Path

months = int(sys.argv[1])
files = sorted(Path("incoming").glob("2013-*.csv"))[:months]
header = files[0].read_bytes().splitlines(keepends=True)[:1]
rows = [row for file in files for row in file.read_bytes().splitlines(keepends=True)[1:]]

Path("data").mkdir(exist_ok=True)
Path("data/flights.csv").write_bytes(b"".join(header + rows))
print(f"data/flights.csv: {len(rows)} flights, {files[0].stem} to {files[-1].stem}")
