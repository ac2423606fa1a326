from flights import auc, chance, fit, read

train, test = read(1, 2, 3), read(4, 5, 6)
model = fit(train)
test["chance"] = chance(model, test)


# --8<-- [start:table]
def score(part):
    return round(auc(part["late"], part["chance"]), 3)


groups = test.groupby("origin")
for origin, part in [("all", test), *groups]:
    said = part["chance"].mean() - part["late"].mean()
    n, area = len(part), score(part)
    print(f"{origin}  {n:5}  AUC {area:.3f}  bias {said:+.3f}")
# --8<-- [end:table]

# --8<-- [start:small]
for carrier, part in test.groupby("carrier"):
    late = part["late"].sum()
    few = min(late, len(part) - late) < 30
    note = "  too few to judge" if few else ""
    if len(part) < 200:
        both = 0 < late < len(part)
        shown = f"{score(part):.3f}" if both else "  -  "
        n = len(part)
        print(f"{carrier}  {n:4}  late {late:3}  AUC {shown}{note}")
# --8<-- [end:small]
