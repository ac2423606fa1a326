import numpy as np

from flights import NUMBERS, auc, chance, fit, read

train, test = read(1, 2, 3), read(4)
late = test["late"].to_numpy()
old = chance(fit(train), test)
new = chance(fit(train, [name for name in NUMBERS if name != "temp"]), test)

# --8<-- [start:interval]
rng = np.random.default_rng(0)
differences = []
for _ in range(400):
    rows = rng.integers(0, len(late), len(late))
    before = auc(late[rows], old[rows])
    after = auc(late[rows], new[rows])
    differences.append(after - before)
low, high = np.quantile(differences, [0.05, 0.95])
print(f"old {auc(late, old):.3f}, new {auc(late, new):.3f}")
gain = auc(late, new) - auc(late, old)
said = f"{low:+.3f} to {high:+.3f}"
print(f"new - old: {gain:+.3f}, 90 % interval {said}")
# --8<-- [end:interval]


# --8<-- [start:gate]
def verdict(low, high, tolerance=0.02):
    # BEGIN SOLUTION: return "block", "pass" or "unclear"
    if high < -tolerance:
        return "block"
    if low > -tolerance:
        return "pass"
    return "unclear"
    # END SOLUTION


# --8<-- [end:gate]
# --8<-- [start:check_gate]
# hint: The tolerance is a loss that you accept: the line is drawn at -tolerance, not at 0.
# hint: If even the high end lies below -tolerance, the loss is proved: block.
# hint: If even the low end lies above -tolerance, the model is good enough: pass. In between the data cannot say.
assert verdict(-0.08, -0.04) == "block", f"-0.08 to -0.04 lies wholly below -0.02, so a real loss: block; got {verdict(-0.08, -0.04)!r}"
assert verdict(-0.01, 0.03) == "pass", f"even the low end, -0.01, is inside the tolerance: pass; got {verdict(-0.01, 0.03)!r}"
assert verdict(-0.05, 0.01) == "unclear", f"-0.02 lies inside -0.05 to 0.01: unclear; got {verdict(-0.05, 0.01)!r}"
assert verdict(-0.05, 0.01, tolerance=0.06) == "pass", "with tolerance=0.06 a loss of 0.05 is accepted; did you use the parameter?"
# --8<-- [end:check_gate]
