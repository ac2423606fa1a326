"""Make requests.csv: run the flights service for four weeks of the story, and write down each real answer.

    python run_month.py requests.csv          all requests: some minutes
    python run_month.py few.csv --every 50    a part of them

What is real: the service, its releases and their faults, each status, each latency (on loopback, on one laptop).
What is not: the clock. A plan of 28 days says when each request comes and when each fault begins and ends;
the requests are sent one after the other without the waiting between them. Same plan each time; latencies differ.
"""

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import httpx

START = datetime(2026, 1, 5)
DAYS = 28
REQUESTS = 10_000
PORT = "8765"
BUSY = [4, 3, 2, 2, 2, 3, 5, 8, 12, 14, 15, 15, 14, 14, 15, 14, 13, 12, 10, 9, 8, 7, 6, 5]  # weight of each hour

# --8<-- [start:faults]
FAULTS = {
    # from, to: what really happens to the service
    ("2026-01-14 10:00", "2026-01-14 11:10"): "release 1.4.0",
    ("2026-01-19 22:00", "2026-01-20 09:00"): "lost file 2013-12.csv",
    ("2026-01-27 14:00", "2026-01-27 14:25"): "stopped",
    ("2026-01-29 08:00", "2026-01-29 20:00"): "release 1.5.0",
}
# --8<-- [end:faults]


def plan(random: random.Random) -> list[tuple[datetime, int, str]]:
    """The moments of all requests, and what each asks for."""
    asked = []
    for _ in range(REQUESTS):
        day, hour = random.randrange(DAYS), random.choices(range(24), BUSY)[0]
        moment = START + timedelta(days=day, hours=hour, seconds=random.randrange(3600))
        month = random.choices([*range(1, 13), 13], [1, 1, 1, 1, 1, 2, 2, 2, 3, 6, 12, 24, 0.4])[0]
        origin = random.choices(["EWR", "JFK", "LGA", "SWF"], [40, 35, 25, 0.15])[0]
        asked.append((moment, month, origin))
    return sorted(asked)


def fault_at(moment: datetime) -> str:
    """What is wrong with the service at this moment, or nothing."""
    text = f"{moment:%Y-%m-%d %H:%M}"
    return next((fault for (start, end), fault in FAULTS.items() if start <= text < end), "")


class Service:
    """The service as a process of its own, with the fault that it has now."""

    def __init__(self) -> None:
        self.data = Path(tempfile.mkdtemp()) / "flights-2013"
        shutil.copytree(Path(os.environ.get("FLIGHTS_DATA", Path.home() / "flights-2013")), self.data)
        self.kept = self.data.with_name("2013-12.csv")
        self.process: subprocess.Popen[bytes] | None = None
        self.become("")

    def become(self, fault: str) -> None:
        """End the process, set the fault up or take it back, and start again (unless it shall be down)."""
        if self.process:
            self.process.terminate()
            self.process.wait()
        lost = self.data / "2013-12.csv"
        if fault.startswith("lost"):
            shutil.move(lost, self.kept)
        elif self.kept.exists():
            shutil.move(self.kept, lost)
        if fault != "stopped":
            version = fault.removeprefix("release ") if fault.startswith("release") else "1.3.0"
            settings = os.environ | {"FLIGHTS_DATA": str(self.data), "FLIGHTS_VERSION": version, "FLIGHTS_PORT": PORT}
            self.process = subprocess.Popen([sys.executable, Path(__file__).with_name("service.py")], env=settings)
            while not answers("/health")[0]:
                time.sleep(0.1)


client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=10)


def answers(path: str) -> tuple[int, float]:
    """The status of one real request (0: nobody answered) and how long it took, in milliseconds."""
    begin = time.perf_counter()
    try:
        status = client.get(path).status_code
    except httpx.TransportError:
        status = 0
    return status, (time.perf_counter() - begin) * 1000


def main() -> None:
    """Send the requests of the plan, and write the log."""
    parser = argparse.ArgumentParser()
    parser.add_argument("log", type=Path)
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    service, fault, found = Service(), "", Counter[int]()
    with open(given.log, "w", newline="") as file:
        log = csv.writer(file, lineterminator="\n")
        log.writerow(["time", "month", "origin", "status", "ms"])
        for moment, month, origin in plan(random.Random(2013))[:: given.every]:
            if (now := fault_at(moment)) != fault:
                service.become(fault := now)
            status, ms = answers(f"/late-share?month={month}&origin={origin}")
            log.writerow([f"{moment:%Y-%m-%d %H:%M:%S}", month, origin, status, f"{ms:.1f}"])
            found[status] += 1
    service.become("stopped")
    for status, count in sorted(found.items()):
        print(f"status {status:3}  {count} requests")


if __name__ == "__main__":
    main()
