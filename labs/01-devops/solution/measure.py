"""Measure the objectives of slo.yml in the log: python measure.py"""

import yaml
from sli import Request, is_fast, is_good, is_valid, read_log


def measure(requests: list[Request], objective: dict) -> dict:
    """Return how many requests counted ("total"), how many of them were bad ("bad"), and the share of good ones in percent ("percent")."""
    # BEGIN SOLUTION: keep the valid requests, count those that are not good (availability) or not fast (latency)
    # --8<-- [start:measure]
    valid = [request for request in requests if is_valid(request)]
    if objective["sli"] == "latency":
        bad = sum(not is_fast(request, objective["threshold_ms"]) for request in valid)
    else:
        bad = sum(not is_good(request) for request in valid)
    return {"total": len(valid), "bad": bad, "percent": 100 * (1 - bad / len(valid))}
    # --8<-- [end:measure]
    # END SOLUTION


def read_slo(file: str = "slo.yml") -> dict:
    """Return what the policy file says."""
    with open(file, encoding="utf-8") as text:
        return yaml.safe_load(text)


def measured(log: str = "requests.csv", slo: str = "slo.yml") -> list[dict]:
    """Return each objective of a policy file, with what was measured in a log."""
    requests = read_log(log)
    return [{**objective, **measure(requests, objective)} for objective in read_slo(slo)["objectives"]]


if __name__ == "__main__":
    for one in measured():
        verdict = "met" if one["percent"] >= one["target"] else "MISSED"
        print(f"{one['sli']:13} {one['percent']:.3f} % of {one['total']}, {one['bad']} bad; objective {one['target']} %: {verdict}")
