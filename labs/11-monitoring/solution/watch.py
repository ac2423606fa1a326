"""Apply policy.yml: python watch.py MONTH …; without months, those since June."""

import sys

import yaml
from data import LATER, flights
from drift import psi
from survey import reference


def alarms(month: str, policy: dict) -> list[str]:
    """Return a line for each feature of a month that moved further than the policy allows."""
    found = []
    for name, rule in policy.items():
        if rule["window"] == "none":
            continue
        value = psi(reference(month, rule["window"])[name], flights(month)[name])
        if value > rule["psi_above"]:
            found.append(f"{month}  {name:<10}  PSI {value:.3f}, allowed {rule['psi_above']}")
    return found


if __name__ == "__main__":
    with open("policy.yml", encoding="utf-8") as file:
        policy = yaml.safe_load(file) or sys.exit("policy.yml is still empty")
    for month in sys.argv[1:] or LATER[2:]:
        print("\n".join(alarms(month, policy)) or f"{month}  quiet")
