"""Write the champion's year as samples with their real dates, one a week, in the text format that promtool reads."""

import pandas as pd

from flights import chance, fit, read

year = read(*range(4, 13))
year["said"] = chance(fit(read(1, 2, 3)), year)
year["week"] = pd.to_datetime(year["date"]).dt.to_period("W").dt.end_time.dt.ceil("D")

# --8<-- [start:write]
weeks = year.groupby("week")[["late", "said"]].mean()
for name, shares in weeks.items():
    print(f"# TYPE flights_week_{name} gauge")
    for week, share in shares.items():
        print(f"flights_week_{name} {share:.4f} {int(week.timestamp())}")
print("# EOF")
# --8<-- [end:write]
