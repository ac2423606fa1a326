"""May it be released? python decide.py feature"""

import sys

from budget import budgets
from measure import read_slo


def decide(policy: list[dict], left: dict[str, float], change: str) -> dict:
    """Return what the policy says to a change: {"release": True or False, "reason": "…"}.

    policy: the rules, in any order.  left: by indicator, the percent of its budget that is left.  change: "fix" or "feature".
    The objective with the least budget decides. The rule with the lowest bound that it has reached applies.
    """
    # BEGIN SOLUTION: find the worst objective, the rule that applies to it, and whether the change is in its releases
    # --8<-- [start:decide]
    worst = min(left, key=left.get)
    reached = [rule for rule in policy if left[worst] <= rule["budget_left_at_most"]]
    if not reached:
        return {"release": True, "reason": f"{worst} has the least budget, {left[worst]:.1f} %, and no rule is reached"}
    rule = min(reached, key=lambda rule: rule["budget_left_at_most"])
    reason = f"{worst} has {left[worst]:.1f} % of its budget left; {rule['consequence']}"
    return {"release": change in rule["releases"], "reason": reason}
    # --8<-- [end:decide]
    # END SOLUTION


if __name__ == "__main__":
    change = sys.argv[1]
    left = {name: budget["left_percent"] for name, budget in budgets().items()}
    answer = decide(read_slo()["policy"], left, change)
    print(f"{change}: {'release' if answer['release'] else 'NO release'}")
    print(answer["reason"])
