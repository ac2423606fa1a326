from flights import chance, fit, read

# --8<-- [start:early]
winter = read(1, 2, 3)
july = read(7)
flown = 0.5 + july["distance"] / 480
july["lands"] = july["hour"] + flown + july["arr_delay"] / 60
gone = july[july["hour"] <= 17]
print(f"all flights up to 17 h:  {gone['late'].mean():.3f} late")
for hour in (18, 20, 22, 24):
    known = gone[gone["lands"] <= hour]
    part, late = len(known) / len(gone), known["late"].mean()
    print(f"landed by {hour} h: {part:4.0%}, {late:.3f} late")
# --8<-- [end:early]

# --8<-- [start:proxies]
model = fit(winter)
print("month  said high  departed late  late")
for month in (3, 4, 7, 9, 12):
    part = read(month)
    high = (chance(model, part) > 0.3).mean()
    left = (part["dep_delay"] >= 15).mean()
    print(f"{month:5} {high:10.2f} {left:14.2f} {part['late'].mean():5.2f}")
# --8<-- [end:proxies]
