from math import nan

from flights import auc, chance, fit, read

weather = ["temp", "wind_speed", "precip", "visib"]
# --8<-- [start:silent]
model, april = fit(read(1, 2, 3)), read(4)
garbage = {
    "as it came": april,
    "hour in UTC": april.assign(hour=(april["hour"] + 4) % 24),
    "small letters": april.assign(carrier=april["carrier"].str.lower()),
    "all weather lost": april.assign(**dict.fromkeys(weather, nan)),
}
for name, flights in garbage.items():
    score = auc(april["late"], chance(model, flights))
    print(f"{name:25} AUC {score:.3f}")
# --8<-- [end:silent]
