"""What is left of the error budgets: python budget.py"""

from measure import measured, read_slo


def error_budget(bad: int, total: int, target: float, window_days: int) -> dict:
    """Return the error budget of an objective.

    allowed:      bad requests that the objective allows, of `total`
    left:         how many of them are left; below zero if more were bad
    left_percent: the same, in percent of the allowed ones
    left_minutes: the same, as minutes of a complete outage in a window of `window_days` days
    """
    # BEGIN SOLUTION: compute the four from the share that the target leaves for errors
    # --8<-- [start:error_budget]
    may_fail = 1 - target / 100
    allowed = total * may_fail
    left = allowed - bad
    return {
        "allowed": allowed,
        "left": left,
        "left_percent": 100 * left / allowed,
        "left_minutes": window_days * 24 * 60 * may_fail * left / allowed,
    }
    # --8<-- [end:error_budget]
    # END SOLUTION


def budgets(log: str = "requests.csv", slo: str = "slo.yml") -> dict[str, dict]:
    """Return the error budget of each objective, by its indicator."""
    days = read_slo(slo)["window_days"]
    return {one["sli"]: error_budget(one["bad"], one["total"], one["target"], days) for one in measured(log, slo)}


if __name__ == "__main__":
    for name, budget in budgets().items():
        print(f"{name:13} {budget['left']:+.0f} of {budget['allowed']:.0f} requests left", end="")
        print(f" = {budget['left_percent']:+.1f} % = {budget['left_minutes']:+.0f} minutes")
