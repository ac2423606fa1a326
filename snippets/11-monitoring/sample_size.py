from distances import psi
from flights import read

# --8<-- [start:grow]
import numpy as np
from scipy.stats import ks_2samp

rng = np.random.default_rng(0)
march, april = (read(m)["wind_speed"].dropna().to_numpy() for m in (3, 4))
print("flights  KS    p    | PSI")
for n in (50, 100, 200, 500, 1000, 1900):
    old, new = (rng.choice(x, n, replace=False) for x in (march, april))
    test = ks_2samp(old, new)
    print(f"{n:7} {test.statistic:.2f} {test.pvalue:.3f} | {psi(old, new):.2f}")
# --8<-- [end:grow]

# --8<-- [start:nothing]
print("flights  PSI above 0.1 though nothing moved")
winter = read(1, 2, 3)["wind_speed"].dropna().to_numpy()
for n in (50, 100, 200, 500, 1000):
    alarms = 0
    for _ in range(200):
        both = rng.permutation(winter)[: 2 * n]
        alarms += psi(both[:n], both[n:]) > 0.1
    print(f"{n:7}  {alarms / 200:.0%}")
# --8<-- [end:nothing]
