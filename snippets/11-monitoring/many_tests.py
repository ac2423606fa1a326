from flights import NUMBERS, read

# --8<-- [start:simulate]
import numpy as np
from scipy.stats import ks_2samp

rng = np.random.default_rng(0)
winter = read(1, 2, 3)[NUMBERS].dropna().to_numpy()
days, least = 300, []
for _ in range(days):
    rows = rng.permutation(len(winter))[:400]
    old, new = winter[rows[:200]], winter[rows[200:]]
    pairs = zip(old.T, new.T)  # column by column
    p = [ks_2samp(a, b, method="asymp").pvalue for a, b in pairs]
    least.append(min(p))
least = np.array(least)
tests = len(NUMBERS)
print(f"{tests} columns a day, {days} days, no drift at all")
print(f"days with an alarm, p < 0.05:      {(least < 0.05).mean():.0%}")
print(f"days with an alarm, p < 0.05 / {tests}:  {(least < 0.05 / tests).mean():.0%}")
print(f"twenty independent columns, 0.05:  {1 - 0.95 ** 20:.0%}")
# --8<-- [end:simulate]


# --8<-- [start:holm]
def drifted(p_values, level=0.05):
    # BEGIN SOLUTION: the columns that drifted
    order = sorted(p_values, key=p_values.get)
    found = []
    for place, column in enumerate(order):
        if p_values[column] > level / (len(order) - place):
            break
        found.append(column)
    return found
    # END SOLUTION


day = {"temp": 0.0001, "hour": 0.04, "visib": 0.012, "precip": 0.5}
print(drifted(day))
# --8<-- [end:holm]


# --8<-- [start:check_holm]
# hint: Sort the columns by their p-value, the smallest first: sorted(p_values, key=p_values.get).
# hint: The smallest is compared with level / m, the next with level / (m - 1), and so on; m is the number of columns.
# hint: At the first p-value above its limit, stop: this column and all after it are not drifted.
assert drifted(day) == ["temp", "visib"], f"0.0001 <= 0.05/4 and 0.012 <= 0.05/3, but 0.04 > 0.05/2; got {drifted(day)}"
assert drifted({"a": 0.03, "b": 0.04}) == [], "0.03 is above 0.05/2: stop at once, even though 0.04 <= 0.05/1"
assert drifted({"a": 0.03}) == ["a"], "one test alone needs no correction"
assert drifted({"a": 0.004, "b": 0.004}, level=0.01) == ["a", "b"], "use the parameter level"
# --8<-- [end:check_holm]
