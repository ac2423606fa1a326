"""How fast the availability budget burns, and when somebody should be called: python burn.py"""

from datetime import datetime, timedelta

from measure import read_slo
from sli import Request, is_good, is_valid, read_log

HOUR = 6  # in slots of ten minutes
Counts = list[list[int]]  # for each slot: bad requests, all requests


def per_slot(requests: list[Request]) -> tuple[datetime, Counts]:
    """Return when the log begins, and the counts of each ten minutes of it."""
    times = [datetime.fromisoformat(request["time"].replace("Z", "+00:00")) for request in requests]
    begin = times[0].replace(minute=0, second=0)
    counts = [[0, 0] for _ in range((times[-1] - begin) // timedelta(minutes=10) + 1)]
    for time, request in zip(times, requests, strict=True):
        if is_valid(request):
            slot = counts[(time - begin) // timedelta(minutes=10)]
            slot[0] += not is_good(request)
            slot[1] += 1
    return begin, counts


def burn_rate(counts: Counts, target: float) -> float:
    """Return how fast the budget burns in these slots: 1 uses it up in exactly the window, 2 in half of it. Without requests: 0."""
    # BEGIN SOLUTION: divide the share of bad requests by the share that the target leaves for errors
    # --8<-- [start:burn_rate]
    bad = sum(slot[0] for slot in counts)
    total = sum(slot[1] for slot in counts)
    return bad / total / (1 - target / 100) if total else 0
    # --8<-- [end:burn_rate]
    # END SOLUTION


def alerts(counts: Counts, target: float, windows: list[int], limit: float) -> list[int]:
    """Return after how many slots the alert is on.

    It is on after n slots if the burn rate of the last w of these n is `limit` or more for every w in `windows`.
    At the beginning of the log a window is as long as what there is.
    """
    # BEGIN SOLUTION: for n from 1 to all slots, look at the last w slots of the first n
    # --8<-- [start:alerts]
    return [n for n in range(1, len(counts) + 1) if all(burn_rate(counts[max(0, n - w) : n], target) >= limit for w in windows)]
    # --8<-- [end:alerts]
    # END SOLUTION


def spells(slots: list[int]) -> list[tuple[int, int]]:
    """Return first and last of the slots that follow each other: one spell is one call."""
    firsts = [n for n in slots if n - 1 not in set(slots)]
    lasts = [n for n in slots if n + 1 not in set(slots)]
    return list(zip(firsts, lasts, strict=True))


if __name__ == "__main__":
    begin, counts = per_slot(read_log("requests.csv"))
    (target,) = (one["target"] for one in read_slo()["objectives"] if one["sli"] == "availability")
    rules = {"1 h, limit 14.4": ([HOUR], 14.4), "6 h, limit 6": ([6 * HOUR], 6), "6 h and 1 h, limit 6": ([6 * HOUR, HOUR], 6)}
    for name, (windows, limit) in rules.items():
        calls = spells(alerts(counts, target, windows, limit))
        print(f"{name}: calls: {len(calls)}")
        for first, last in calls:
            on, off = (begin + timedelta(minutes=10 * n) for n in (first, last + 1))
            print(f"    {on:%a %d %b %H:%M} to {off:%a %H:%M}")
