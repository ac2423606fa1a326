import pandas as pd

from distances import jensen_shannon
from flights import chance, fit, read

champion = fit(read(1, 2, 3))
year = read(*range(4, 13))


def between(first, last):
    return year[year["date"].between(f"2013-{first}", f"2013-{last}")].copy()


# Two weeks of July: the one before, and the one in which three things were broken by us. The other pair is real.
before, week = between("07-08", "07-14"), between("07-15", "07-21")
cold = week.assign(temp=(week["temp"] - 32) / 1.8)
clock = week.assign(hour=(week["hour"] + 4) % 24)
gone = week[week["carrier"] != "EV"]
cases = {
    "A": (before, cold),
    "B": (between("12-01", "12-07"), between("12-08", "12-14")),
    "C": (before, gone),
    "D": (before, clock),
}

# --8<-- [start:evidence]
columns = ["carrier", "hour", "temp", "wind_speed"]
rows = {}
for case, weeks in cases.items():
    old, new = weeks
    moved = [
        jensen_shannon(*(x[c].dropna().to_numpy() for x in weeks))
        for c in columns
    ]
    said = [chance(champion, x).mean() for x in weeks]
    late = [x["late"].mean() for x in weeks]
    size = len(new) / len(old)
    rows[case] = [size, *moved, said[1] - said[0], late[1] - late[0]]
names = ["rows", *columns, "said", "late"]
table = pd.DataFrame(rows, index=names).T
print(table.round(2).to_string())
# --8<-- [end:evidence]

# --8<-- [start:raw]
for case, weeks in cases.items():
    for name, x in zip(("before", "after "), weeks):
        cold, hot = x["temp"].min(), x["temp"].max()
        hours = f"hours {x['hour'].min():2} to {x['hour'].max()}"
        air = f"temp {cold:3.0f} to {hot:3.0f}"
        print(case, name, air, hours, x["carrier"].nunique(), "airlines")
# --8<-- [end:raw]
