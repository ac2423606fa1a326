from math import ceil, log, sqrt

# --8<-- [start:unseen]
for rate in (0.05, 0.012, 0.001):
    needed = ceil(log(0.05) / log(1 - rate))
    print(f"1 in {1 / rate:.0f} fails: {needed} requests, "
          f"{10 * needed} in all at 10 %")
# --8<-- [end:unseen]


# --8<-- [start:differ]
def needed(old, new):
    spread = old * (1 - old) + new * (1 - new)
    return ceil((1.96 + 0.84) ** 2 * spread / (old - new) ** 2)


for old, new in [(0.0, 0.012), (0.005, 0.012), (0.005, 0.006)]:
    print(f"{old:.1%} or {new:.1%}: {needed(old, new)} requests each")
# --8<-- [end:differ]


# --8<-- [start:decide]
def decide(old, new, margin=0.002, least=200):
    """old, new: (requests, failures). promote, roll back or wait?"""
    # BEGIN SOLUTION: use the range gap - 2 error to gap + 2 error
    (n, a), (m, b) = old, new
    if m < least:
        return "wait"
    gap = b / m - a / n
    error = sqrt(a / n * (1 - a / n) / n + b / m * (1 - b / m) / m)
    if gap - 2 * error > 0:
        return "roll back"
    if gap + 2 * error < margin:
        return "promote"
    return "wait"
    # END SOLUTION


print(decide(old=(8000, 8), new=(100, 0)))
print(decide(old=(8000, 8), new=(1000, 12)))
print(decide(old=(8000, 8), new=(8000, 7)))
# --8<-- [end:decide]


# --8<-- [start:check_decide]
# hint: Three answers in this order: too few requests of the new release give "wait"; then compute the gap of the two rates and its error.
# hint: The standard error of a gap of two rates is sqrt(p * (1 - p) / n + q * (1 - q) / m). The range is gap - 2 * error to gap + 2 * error.
# hint: "roll back" if gap - 2 * error > 0, "promote" if gap + 2 * error < margin, otherwise "wait".
assert decide((8000, 8), (100, 0)) == "wait", "100 requests without a failure prove nothing: fewer than least"
assert decide((8000, 8), (1000, 12)) == "roll back", "1.2 % against 0.1 %, and the whole range is above zero"
assert decide((8000, 8), (8000, 7)) == "promote", "the whole range lies below the margin"
assert decide((8000, 8), (300, 1)) == "wait", "one failure of 300: the range holds zero and more than the margin"
assert decide((8000, 80), (8000, 8)) == "promote", "fewer failures than before is no reason to stop: keep the sign of the gap"
# --8<-- [end:check_decide]
