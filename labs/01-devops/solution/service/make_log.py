"""Plays the load balancer in front of the flights service: writes 28 days of requests.csv. Read it after the lab.

The log is made up, and always the same: the numbers come from one seed.
"""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGIN = datetime(2026, 2, 6, 10, tzinfo=UTC)  # a Friday; four weeks later it is Friday again
DAYS = 28
SLOT = 10  # seconds; at most one user asks in each
A_DAY = (12, 9, 8, 8, 10, 18, 38, 70, 98, 110, 108, 100, 90, 96, 108, 112, 110, 98, 80, 62, 48, 36, 26, 18)  # requests, hour by hour
WEEKEND = 0.7
NIGHT_WORK = datetime(2026, 2, 18, 3, 10, tzinfo=UTC), datetime(2026, 2, 18, 3, 50, tzinfo=UTC)
CRASH = datetime(2026, 3, 3, 14, 21, tzinfo=UTC), datetime(2026, 3, 3, 16, 41, tzinfo=UTC)


def within(time: datetime, span: tuple[datetime, datetime]) -> bool:
    """Return whether a time lies in a span."""
    return span[0] <= time < span[1]


def answer(time: datetime, rng: random.Random) -> tuple[int, int]:
    """Return the status and the milliseconds of one user's request."""
    kind, speed = rng.random(), rng.random()
    ms = min(45 + int((10 + 3 * (9 <= time.hour < 18)) * speed / (1.001 - speed)), 3200)
    if within(time, NIGHT_WORK):
        return 503, 3
    if within(time, CRASH) and kind < 0.82:
        return (499, 5000 + int(30 * speed)) if kind < 0.52 else (500, 18 + int(60 * speed))
    if kind > 0.9996:
        return 499, 5000 + int(30 * speed)
    if kind > 0.9990:
        return 500, 20 + int(80 * speed)
    if kind > 0.9960:
        return 499, 100 + int(1500 * speed)
    if kind > 0.9800:
        return (404 if kind > 0.9900 else 422), 12 + int(20 * speed)
    return 200, ms


def rows() -> list[tuple[str, str, int, int]]:
    """Return all requests, in the order of time."""
    rng = random.Random(2026)
    made = []
    for slot in range(DAYS * 24 * 3600 // SLOT):
        time = BEGIN + timedelta(seconds=slot * SLOT)
        if slot % (120 // SLOT) == 0:
            made.append((time, "/health", 503 if within(time, NIGHT_WORK) else 200, 2 + int(4 * rng.random())))
        a_slot = A_DAY[time.hour] * (WEEKEND if time.weekday() >= 5 else 1) * SLOT / 3600
        if rng.random() < a_slot:
            when = time + timedelta(seconds=int(SLOT * rng.random()))
            path = f"/late-share?month={1 + int(12 * rng.random())}&origin={('EWR', 'JFK', 'LGA')[int(3 * rng.random())]}"
            made.append((when, path, *answer(when, rng)))
    return [(f"{time:%Y-%m-%dT%H:%M:%SZ}", path, status, ms) for time, path, status, ms in sorted(made)]


if __name__ == "__main__":
    lines = ["time,path,status,ms", *(",".join(map(str, row)) for row in rows())]
    Path("requests.csv").write_bytes(("\n".join(lines) + "\n").encode())
    print(f"requests.csv: {len(lines) - 1} requests, {lines[1][:10]} to {lines[-1][:10]}")
