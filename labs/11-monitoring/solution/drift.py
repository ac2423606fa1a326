"""Two measures of how far a column has moved from its reference."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

LEAST = 0.0001  # stands for an empty share, since nothing can be divided by 0


def cuts(reference: pd.Series) -> np.ndarray:
    """Return where to cut a column into at most ten bins, so that each holds about a tenth of the reference."""
    return np.unique(np.quantile(reference.dropna(), np.arange(0.1, 0.95, 0.1)))


def shares(values: pd.Series, cut_at: np.ndarray) -> np.ndarray:
    """Return which share of the values lies in each bin; a value that equals a cut lies below it."""
    values = values.dropna()
    return np.bincount(np.searchsorted(cut_at, values), minlength=len(cut_at) + 1) / len(values)


def psi(reference: pd.Series, current: pd.Series) -> float:
    """Return the population stability index of a column against its reference."""
    # BEGIN SOLUTION: cut both at the cuts of the reference; raise empty shares to LEAST; sum (c - r) * log(c / r)
    # --8<-- [start:psi]
    cut_at = cuts(reference)
    r = np.maximum(shares(reference, cut_at), LEAST)
    c = np.maximum(shares(current, cut_at), LEAST)
    return float(np.sum((c - r) * np.log(c / r)))
    # --8<-- [end:psi]
    # END SOLUTION


def ks(reference: pd.Series, current: pd.Series) -> float:
    """Return the Kolmogorov-Smirnov statistic: the largest gap between the two cumulative shares."""
    # BEGIN SOLUTION: at each value that occurs, which share of each column is at most that value? Return the largest difference
    # --8<-- [start:ks]
    r, c = np.sort(reference.dropna()), np.sort(current.dropna())
    values = np.concatenate([r, c])
    at_most_r = np.searchsorted(r, values, side="right") / len(r)
    at_most_c = np.searchsorted(c, values, side="right") / len(c)
    return float(np.max(np.abs(at_most_r - at_most_c)))
    # --8<-- [end:ks]
    # END SOLUTION


def moved(reference: Sequence[float], current: Sequence[float]) -> dict[str, float]:
    """Return both measures."""
    return {"psi": psi(pd.Series(reference), pd.Series(current)), "ks": ks(pd.Series(reference), pd.Series(current))}
