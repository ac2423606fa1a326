# --8<-- [start:curves]
import numpy as np


def curves(old, new):
    """Both cumulative shares, at every value."""
    at = np.sort(np.concatenate([old, new]))
    below = [np.searchsorted(np.sort(x), at, "right") for x in (old, new)]
    return at, below[0] / len(old), below[1] / len(new)
    # --8<-- [end:curves]


# --8<-- [start:two]
def ks(old, new):
    _, a, b = curves(old, new)
    return np.abs(a - b).max()


def wasserstein(old, new):
    at, a, b = curves(old, new)
    area = (np.abs(a - b)[:-1] * np.diff(at)).sum()
    return area / old.std()
    # --8<-- [end:two]


# --8<-- [start:shares]
def shares(old, new):
    """The shares of both in the same groups."""
    both = np.concatenate([old, new])
    if both.dtype == object or len(np.unique(old)) <= 20:
        groups = np.unique(both)[:, None]
        return [(x == groups).mean(axis=1) for x in (old, new)]
    edges = np.histogram_bin_edges(both, bins="sturges")
    return [np.histogram(x, edges)[0] / len(x) for x in (old, new)]
    # --8<-- [end:shares]


# --8<-- [start:psi]
def psi(old, new):
    a, b = (np.where(x == 0, 0.0001, x) for x in shares(old, new))
    return ((b - a) * np.log(b / a)).sum()
    # --8<-- [end:psi]


# --8<-- [start:middle]
def jensen_shannon(old, new):
    a, b = shares(old, new)
    middle = (a + b) / 2

    def gain(x):
        some = x > 0
        return (x[some] * np.log(x[some] / middle[some])).sum()

    return np.sqrt((gain(a) + gain(b)) / 2)
    # --8<-- [end:middle]


# --8<-- [start:chi_square]
def chi_square(old, new):
    a, b = shares(old, new)
    expected, observed = a * len(new), b * len(new)
    return ((observed - expected) ** 2 / expected).sum()
    # --8<-- [end:chi_square]
