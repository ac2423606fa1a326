"""Draws the curves of main and of this branch: python plot.py main.csv roc.csv roc.png."""

import sys

import matplotlib.pyplot as plt
import pandas as pd

main, branch, picture = sys.argv[1:]
figure, axes = plt.subplots(figsize=(5, 4))
pd.read_csv(main).plot(x="false_alarms", y="found", ax=axes, label="main", style="--")
pd.read_csv(branch).plot(x="false_alarms", y="found", ax=axes, label="this commit")
axes.set(xlabel="share of flights in time that raise an alarm", ylabel="share of late flights found")
figure.tight_layout()
figure.savefig(picture)
