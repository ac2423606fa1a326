from pathlib import Path

import numpy as np
import pandas as pd

from flights import auc

# --8<-- [start:interval]
old, new = pd.read_csv("base/predictions.csv"), pd.read_csv("predictions.csv")
late = new["late"].to_numpy()
assert (late == old["late"]).all(), "the two models were judged on different flights"
rng, seen = np.random.default_rng(0), []
for _ in range(400):
    rows = rng.integers(0, len(late), len(late))
    seen.append(auc(late[rows], new["chance"].to_numpy()[rows]) - auc(late[rows], old["chance"].to_numpy()[rows]))
low, high = np.quantile(seen, [0.05, 0.95])
verdict = "block" if high < -0.02 else "pass" if low > -0.02 else "unclear"
# --8<-- [end:interval]

# --8<-- [start:report]
lines = ["## Model report", "", Path("diff.md").read_text().strip(), ""]
lines += [f"AUC, new - main: {low:+.3f} to {high:+.3f} (90 %). **{verdict}**", ""]
for origin, part in new.groupby("origin"):
    score = auc(part["late"], part["chance"])
    lines.append(f"    {origin} {score:.3f} {'█' * round(40 * (score - 0.5))}")
Path("report.md").write_text("\n".join(lines) + "\n")
Path("verdict.txt").write_text(verdict)
# --8<-- [end:report]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(5, 3))
axes.hist(seen, bins=20)
axes.axvline(-0.02, color="gray")
axes.set_title("AUC, new - main: 400 resamples")
figure.savefig("difference.png")
# --8<-- [end:plot]
