"""Other targets for availability, the same log: python what_if.py"""

from budget import budgets, error_budget
from burn import HOUR, alerts, per_slot, spells
from decide import decide
from measure import measure, read_slo
from sli import read_log

requests, policy = read_log("requests.csv"), read_slo()["policy"]
latency = budgets()["latency"]["left_percent"]
counts = per_slot(requests)[1]
for target in (99.0, 99.5, 99.9, 99.99):
    found = measure(requests, {"sli": "availability", "target": target})
    budget = error_budget(found["bad"], found["total"], target, 28)
    answer = decide(policy, {"availability": budget["left_percent"], "latency": latency}, "feature")
    calls = len(spells(alerts(counts, target, [6 * HOUR, HOUR], 6)))
    print(f"{target:5} %: {budget['allowed']:4.0f} allowed, {budget['left_percent']:+8.1f} % left, ", end="")
    print(f"{calls:2} calls, {'release' if answer['release'] else 'no release'}")
