"""Service level indicators: which requests count, and which of them went well."""

import csv

GIVES_UP_MS = 5000  # our web page waits so long for the service, then it gives up
Request = dict  # {"time": "2026-02-06T10:00:32Z", "path": "/late-share?month=8", "status": 200, "ms": 65}


def read_log(file: str) -> list[Request]:
    """Return the requests in a log."""
    with open(file, encoding="utf-8") as lines:
        return [{**row, "status": int(row["status"]), "ms": int(row["ms"])} for row in csv.DictReader(lines)]


def is_valid(request: Request) -> bool:
    """Return whether a request counts: a user made it, and not the load balancer's health check."""
    # BEGIN SOLUTION: return whether the path is not that of the health check
    # --8<-- [start:valid]
    return not request["path"].startswith("/health")
    # --8<-- [end:valid]
    # END SOLUTION


def is_good(request: Request) -> bool:
    """Return whether the user got an answer: no error of ours, and before the page gave up."""
    # BEGIN SOLUTION: return whether the service neither failed (500 and above) nor let the page give up
    # --8<-- [start:good]
    return request["status"] < 500 and request["ms"] < GIVES_UP_MS
    # --8<-- [end:good]
    # END SOLUTION


def is_fast(request: Request, threshold_ms: float) -> bool:
    """Return whether the user got an answer within the threshold; an error is no answer, however fast it came."""
    # BEGIN SOLUTION: return whether the request is good and took at most threshold_ms
    # --8<-- [start:fast]
    return is_good(request) and request["ms"] <= threshold_ms
    # --8<-- [end:fast]
    # END SOLUTION
