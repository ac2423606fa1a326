import numpy as np
from sklearn.model_selection import GroupKFold

from flights import auc, brier, chance, fit, read

# --8<-- [start:reference]
train = read(1, 2, 3)
champion = fit(train)
unseen = np.zeros(len(train))
days = GroupKFold(5).split(train, groups=train["date"])
for learn, test in days:
    model = fit(train.iloc[learn])
    unseen[test] = chance(model, train.iloc[test])
late = train["late"]
seen = chance(champion, train)
print(f"own training rows    AUC {auc(late, seen):.2f}")
print(f"days not trained on  AUC {auc(late, unseen):.2f}")
# --8<-- [end:reference]

# --8<-- [start:table]
year = read(*range(4, 13))
year["said"] = chance(champion, year)
print("month   AUC  said   was   gap  Brier")
for month, part in year.groupby("month"):
    said, was = part["said"].mean(), part["late"].mean()
    score = auc(part["late"], part["said"])
    square = brier(part["late"], part["said"])
    line = f"{score:.2f}  {said:.2f}  {was:.2f}"
    print(f"{month:5}  {line} {said - was:+.2f}   {square:.2f}")
# --8<-- [end:table]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

by_month = year.groupby("month")
figure, axes = plt.subplots(figsize=(6, 4))
for name in ("said", "late"):
    share = by_month[name].mean()
    axes.plot(share, label=name)
axes.set_title("Said and real")
axes.set_xlabel("month of 2013")
axes.set_ylabel("share of late flights")
axes.set_ylim(0, 0.4)
axes.legend()
plt.show()
# --8<-- [end:chart]
