"""The flights service: how many flights were late? Its settings come from the environment."""

import csv
import os
import signal
import sys
from functools import lru_cache
from pathlib import Path

import uvicorn
from fastapi import FastAPI, HTTPException, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

DATA = Path(os.environ.get("FLIGHTS_DATA", Path.home() / "flights-2013"))
VERSION = os.environ.get("FLIGHTS_VERSION", "1.3.0")
PORT = int(os.environ.get("FLIGHTS_PORT", "8000"))

app = FastAPI()
answered = Counter("http_requests", "Requests answered", ["route", "status"])
took = Histogram("http_request_seconds", "Time to answer", buckets=[0.005, 0.01, 0.025, 0.05, 0.1])


@lru_cache(maxsize=4)
def flights(month: int) -> list[dict[str, str]]:
    with open(DATA / f"2013-{month:02d}.csv") as file:
        return list(csv.DictReader(file))


# --8<-- [start:late_share]
@app.get("/late-share")
def late_share(month: int, origin: str) -> dict[str, float]:
    if month not in range(1, 13):
        raise HTTPException(404, f"there is no month {month}")
    rows = [row for row in flights(month) if row["origin"] == origin]
    late = [row for row in rows if int(row["arr_delay"]) >= 15]
    share = round(len(late) / len(rows), 3)
    return {"flights": len(rows), "late_share": share}
    # --8<-- [end:late_share]


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "version": VERSION}


# --8<-- [start:measured]
@app.middleware("http")
async def measured(request, call_next):
    with took.time():
        try:
            response = await call_next(request)
        except Exception:
            response = Response("internal error", status_code=500)
    answered.labels(request.url.path, response.status_code).inc()
    return response


@app.get("/metrics")
def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
    # --8<-- [end:measured]


right = flights
if VERSION == "1.4.0":  # a release with a mistake: an airport lost its name in a refactoring

    def flights(month: int) -> list[dict[str, str]]:
        return [row | {"origin": row["origin"].replace("JFK", "NYC")} for row in right(month)]


if VERSION == "1.5.0":  # a release that reads the whole year for each answer, for a trend that nobody asked for

    def flights(month: int) -> list[dict[str, str]]:
        for each in range(1, 13):
            if (DATA / f"2013-{each:02d}.csv").exists():
                right(each)
        return right(month)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # end in order when told to
    uvicorn.run(app, port=PORT, log_level="warning", access_log=False)
