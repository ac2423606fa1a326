from flights import read

# --8<-- [start:mix]
import pandas as pd

hours = [-1, 8, 11, 14, 17, 23]
names = ["to 8", "9-11", "12-14", "15-17", "18 on"]
winter = read(1, 2, 3)


def bands(flights):
    band = pd.cut(flights["hour"], hours, labels=names)
    late = flights["late"].groupby(band, observed=True)
    return late.size() / len(flights), late.mean()


share, rate = bands(winter)
print("          late    mix   rate")
for month, name in ((7, "July"), (9, "September"), (12, "December")):
    flights = read(month)
    new_share, new_rate = bands(flights)
    mix = ((new_share - share) * rate).sum()
    moved = (new_share * (new_rate - rate)).sum()
    print(f"{name:9} {flights['late'].mean():.3f} {mix:+.3f} {moved:+.3f}")
print(f"winter    {winter['late'].mean():.3f}")
# --8<-- [end:mix]

# --8<-- [start:odds]
table = pd.DataFrame({"winter": rate})
for month, name in ((7, "July"), (9, "September"), (12, "December")):
    new = bands(read(month))[1]
    table[name] = new / (1 - new) / (rate / (1 - rate))
print(table.rename_axis("hour").round(2).to_string())
# --8<-- [end:odds]
