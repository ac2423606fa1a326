# --8<-- [start:table]
from pathlib import Path

import pandas as pd

files = sorted(Path.home().glob("flights-2013/2013-*.csv"))
flights = pd.concat([pd.read_csv(file) for file in files])
flights["late"] = flights["arr_delay"] >= 15

by_month = flights.groupby(flights["date"].str[5:7])["late"]
summary = by_month.agg(flights="count", late="sum", share="mean").round(3)
summary.loc[["01", "07", "09", "12"]]
# --8<-- [end:table]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 4))
axes.bar(summary.index, summary["share"])
axes.set_title("Late flights by month")
axes.set_xlabel("month of 2013")
axes.set_ylabel("share of late flights")
plt.show()
# --8<-- [end:chart]
