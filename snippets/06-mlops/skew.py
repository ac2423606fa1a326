from flights import KNOWN, auc, chance, load, new_model

flights = load()
first, april = flights[flights["month"] <= 3], flights[flights["month"] == 4]
model = new_model(KNOWN).fit(first[KNOWN], first["late"])

# --8<-- [start:skew]
lower = april["carrier"].str.lower()
services = {
    "as in training": april,
    "hour in UTC": april.assign(hour=(april["hour"] + 4) % 24),
    "temp in Celsius": april.assign(temp=(april["temp"] - 32) * 5 / 9),
    "carrier in lower case": april.assign(carrier=lower),
}
for name, served in services.items():
    warnings = (chance(model, served, KNOWN) > 0.3).sum()
    quality = auc(model, served, KNOWN)
    print(f"{name:22} AUC {quality:.2f}, {warnings} warnings")
# --8<-- [end:skew]
