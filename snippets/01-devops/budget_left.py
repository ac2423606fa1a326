# --8<-- [start:budget_left]
def budget_left(good, total, target):
    # BEGIN SOLUTION: the share of the budget that is left: 1.0 is all, below 0 is overspent
    allowed = (1 - target) * total
    return 1 - (total - good) / allowed
    # END SOLUTION


print(f"{budget_left(good=9_925, total=10_000, target=0.99):.0%} left")
# --8<-- [end:budget_left]


# --8<-- [start:check_budget_left]
# hint: How many requests may be bad? allowed = (1 - target) * total
# hint: How many were bad? total - good. The share that is spent is bad / allowed.
# hint: return 1 - (total - good) / allowed
from math import isclose

for good, total, target, right in [(1000, 1000, 0.99, 1), (995, 1000, 0.99, 0.5), (990, 1000, 0.99, 0), (970, 1000, 0.99, -2), (999_250, 10**6, 0.999, 0.25)]:
    found = budget_left(good, total, target)
    assert found is not None, "the function must return a number"
    assert isclose(found, right, abs_tol=1e-6), f"{good} good of {total} with a target of {target:.1%} leave {right:.0%}; yours is {found:.0%}"
# --8<-- [end:check_budget_left]
