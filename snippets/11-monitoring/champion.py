import numpy as np

from flights import auc, brier, chance, fit, read

champion, challenger = fit(read(1, 2, 3)), fit(read(1, 2, 3, 4, 5, 6))


# --8<-- [start:duel]
def duel(flights, score, unit, draws=200):
    """90 % interval of challenger minus champion; whole units are drawn."""
    late = flights["late"].to_numpy()
    old, new = chance(champion, flights), chance(challenger, flights)
    rows = list(flights.groupby(unit).indices.values())
    rng = np.random.default_rng(0)
    gains = []
    for _ in range(draws):
        drawn = rng.integers(0, len(rows), len(rows))
        r = np.concatenate([rows[i] for i in drawn])
        gains.append(score(late[r], new[r]) - score(late[r], old[r]))
    low, high = np.quantile(gains, [0.05, 0.95])
    return f"{low:+.3f} to {high:+.3f}"


july = read(7)
print("July      AUC, days drawn   ", duel(july, auc, "date"))
print("July      Brier, days drawn ", duel(july, brier, "date"))
# --8<-- [end:duel]

# --8<-- [start:unclear]
september = read(9)
september["row"] = september.index
print("September AUC, days drawn   ", duel(september, auc, "date"))
print("September AUC, rows drawn   ", duel(september, auc, "row"))
print("September Brier, days drawn ", duel(september, brier, "date"))
# --8<-- [end:unclear]
