# --8<-- [start:detect]
def page_hinkley(values, allowed=0.02, limit=60):
    """The position at which the mean has risen, or None."""
    # BEGIN SOLUTION: the position at which the sum has risen
    mean = total = lowest = 0.0
    for place, value in enumerate(values):
        mean += (value - mean) / (place + 1)
        total += value - mean - allowed
        lowest = min(lowest, total)
        if total - lowest > limit:
            return place
    return None
    # END SOLUTION


steps = [0.0] * 100 + [1.0] * 100
print(page_hinkley(steps, limit=10))
# --8<-- [end:detect]


# --8<-- [start:check_detect]
# hint: The running mean: mean += (value - mean) / (place + 1), where place counts from 0.
# hint: Add value - mean - allowed to total, and keep lowest = min(lowest, total). Both start at 0.
# hint: Alarm when total - lowest > limit: return place. After the loop, return None.
assert page_hinkley([0.0] * 500, limit=1) is None, "nothing changes: no alarm"
assert page_hinkley([1.0] * 500, limit=1) is None, "high but steady is no change: subtract the running mean"
assert page_hinkley(steps, limit=10) == 110, f"the step at 100 is found at 110, got {page_hinkley(steps, limit=10)}"
assert page_hinkley(steps, limit=20) > 110, "a higher limit means a later alarm"
assert page_hinkley([0.0, 0.03] * 200, allowed=0.02, limit=1) is None, "small moves are allowed: subtract allowed at each step"
# --8<-- [end:check_detect]
