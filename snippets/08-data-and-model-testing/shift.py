from flights import read

january, march, july = read(1), read(3), read(7)


# --8<-- [start:psi]
import numpy as np
from scipy.stats import ks_2samp


def psi(old, new, bins=10):
    """Population stability index: 0 for equal shares."""
    edges = np.quantile(old, np.linspace(0, 1, bins + 1)[1:-1])
    places = [np.searchsorted(edges, values) for values in (old, new)]
    shares = [np.bincount(x, minlength=bins) / len(x) for x in places]
    a, b = (share.clip(1e-4) for share in shares)
    return ((b - a) * np.log(b / a)).sum()
    # --8<-- [end:psi]


# --8<-- [start:compare]
for column in ("distance", "hour", "wind_speed", "temp"):
    old = january[column].dropna().to_numpy()
    for name, month in (("March", march), ("July", july)):
        new = month[column].dropna().to_numpy()
        ks = ks_2samp(old, new)
        said = f"KS {ks.statistic:.2f}  p {ks.pvalue:.3f}"
        print(f"{column:10} {name:5}  PSI {psi(old, new):5.2f}  {said}")
# --8<-- [end:compare]
