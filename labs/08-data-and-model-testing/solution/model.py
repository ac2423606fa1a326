"""A small logistic regression: python model.py trains it on January and rates February.

It is written in NumPy, so that it is there in a blink; a test would not look different with scikit-learn.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from data import DELIVERY, REFERENCE, load
from features import LATE, features, typical


@dataclass(frozen=True)
class Model:
    """A trained model: one weight a feature (and one more), and all that serving needs to be the same as training."""

    weights: pd.Series
    usual: dict[str, float]
    mean: pd.Series
    spread: pd.Series

    def risk(self, flights: pd.DataFrame) -> np.ndarray:
        """Return each flight's probability of being late."""
        scaled = (features(flights, self.usual) - self.mean) / self.spread
        return 1 / (1 + np.exp(-(scaled @ self.weights[scaled.columns] + self.weights["start"]).to_numpy()))


def late(flights: pd.DataFrame) -> np.ndarray:
    """Return whether each flight arrived 15 or more minutes late."""
    return (flights["arr_delay"] >= LATE).to_numpy()


def train(flights: pd.DataFrame) -> Model:
    """Return the model of these flights (Newton's method, ten steps, a little shrinkage)."""
    usual = typical(flights)
    table = features(flights, usual)
    mean, spread = table.mean(), table.std()
    x = ((table - mean) / spread).assign(start=1.0)
    weights = np.zeros(x.shape[1])
    for _ in range(10):
        guess = 1 / (1 + np.exp(-x.to_numpy() @ weights))
        slope = x.to_numpy().T @ (late(flights) - guess) - weights
        bend = (x.to_numpy().T * (guess * (1 - guess))) @ x.to_numpy() + np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return Model(pd.Series(weights, x.columns), usual, mean, spread)


def auc(truth: np.ndarray, risk: np.ndarray) -> float:
    """Return how often a late flight has a higher risk than a punctual one: 0.5 is guessing, 1 is perfect."""
    ranks = pd.Series(risk).rank().to_numpy()
    ones = int(truth.sum())
    return float((ranks[truth].sum() - ones * (ones + 1) / 2) / (ones * (len(truth) - ones)))


def interval(truth: np.ndarray, risk: np.ndarray, times: int = 200) -> tuple[float, float]:
    """Return between which values the AUC lies in 95 of 100 redrawn sets of flights (a bootstrap, with a fixed seed)."""
    draw = np.random.default_rng(2013)
    picks = (draw.integers(0, len(truth), len(truth)) for _ in range(times))
    low, high = np.percentile([auc(truth[pick], risk[pick]) for pick in picks], [2.5, 97.5])
    return float(low), float(high)


if __name__ == "__main__":
    model, flights = train(load(REFERENCE)), load(DELIVERY)
    risk = model.risk(flights)
    low, high = interval(late(flights), risk)
    print(f"trained on {REFERENCE}, rated on {DELIVERY}: {len(flights)} flights")
    print(f"late: {late(flights).mean():.1%}, predicted: {risk.mean():.1%}")
    print(f"AUC {auc(late(flights), risk):.2f}, between {low:.2f} and {high:.2f}")
