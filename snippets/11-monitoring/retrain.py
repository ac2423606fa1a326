import pandas as pd

from distances import psi
from flights import auc, brier, chance, fit, read

# --8<-- [start:grid]
months = {month: read(month) for month in range(1, 13)}
seen = {}  # (trained up to, used in) -> what was measured
for last in range(3, 12):
    train = pd.concat([months[m] for m in range(1, last + 1)])
    model = fit(train)
    for month in range(last + 1, 13):
        part = months[month]
        said, late = chance(model, part), part["late"]
        seen[last, month] = {
            "auc": auc(late, said),
            "gap": said.mean() - late.mean(),
            "brier": brier(late, said),
            "psi": psi(*(x["temp"].dropna() for x in (train, part))),
        }
# --8<-- [end:grid]


# --8<-- [start:policies]
def run(policy):
    """April to December; the policy is asked before each month."""
    last, trainings, found = 3, 0, []
    for month in range(4, 13):
        if month > 4 and policy(month, seen[last, month - 1]):
            last, trainings = month - 1, trainings + 1
        found.append(seen[last, month])
    table = pd.DataFrame(found)
    mean = table.assign(gap=table["gap"].abs()).mean()
    return trainings, mean["auc"], mean["gap"], mean["brier"]


policies = {
    "never": lambda month, was: False,
    "every third month": lambda month, was: month in (7, 10),
    "every month": lambda month, was: True,
    "on drift, PSI > 0.25": lambda month, was: was["psi"] > 0.25,
    "on decay, AUC < 0.65": lambda month, was: was["auc"] < 0.65,
}
print("policy                trainings   AUC  |gap|  Brier")
for name, policy in policies.items():
    trainings, area, gap, square = run(policy)
    print(f"{name:21} {trainings:9} {area:.3f}  {gap:.3f}  {square:.3f}")
# --8<-- [end:policies]


# --8<-- [start:yours]
def on_gap(month, was, limit=0.05):
    # BEGIN SOLUTION: true if the level was off by too much
    return abs(was["gap"]) > limit
    # END SOLUTION


trainings, area, gap, square = run(on_gap)
print(f"{trainings} trainings")
print(f"AUC {area:.3f}  |gap| {gap:.3f}  Brier {square:.3f}")
# --8<-- [end:yours]


# --8<-- [start:check_yours]
# hint: was["gap"] is said minus real, so -0.08 means: too many flights were late that nobody warned of.
# hint: Both signs are bad. Compare the size: abs(was["gap"]).
# hint: return abs(was["gap"]) > limit
assert on_gap(5, {"gap": -0.08, "auc": 0.6}), "the model said 0.08 too little: retrain"
assert on_gap(9, {"gap": 0.09, "auc": 0.6}), "0.09 too much is as bad as too little"
assert not on_gap(6, {"gap": -0.01, "auc": 0.6}), "0.01 is within the limit"
assert not on_gap(5, {"gap": -0.08, "auc": 0.6}, limit=0.1), "use the parameter limit"
assert run(on_gap)[0] == 4, f"over the real year this policy trains 4 times, got {run(on_gap)[0]}"
# --8<-- [end:check_yours]
