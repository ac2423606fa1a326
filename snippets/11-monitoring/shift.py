import numpy as np

from flights import auc, brier, chance, fit, read

champion = fit(read(1, 2, 3))
year = read(*range(4, 13))
year["said"] = chance(champion, year)

# --8<-- [start:shift]
by_day = year.groupby("date").agg(
    late=("late", "sum"), said=("said", "sum"), all=("late", "size")
)
known = by_day.rolling(14).sum().shift()  # the fourteen days before
odds_late = known["late"] / (known["all"] - known["late"])
odds_said = known["said"] / (known["all"] - known["said"])
factor = year["date"].map(odds_late / odds_said).fillna(1)
odds = year["said"] / (1 - year["said"]) * factor
year["shifted"] = odds / (1 + odds)

print("           AUC  |gap|  Brier")
for name in ("said", "shifted"):
    rows = []
    for _, part in year.groupby("month"):
        late, said = part["late"], part[name]
        gap = abs(said.mean() - late.mean())
        rows.append((auc(late, said), gap, brier(late, said)))
    area, gap, square = np.mean(rows, axis=0)
    print(f"{name:8} {area:.3f}  {gap:.3f}  {square:.3f}")
# --8<-- [end:shift]
