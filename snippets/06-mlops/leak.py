from sklearn.model_selection import cross_val_score

from flights import KNOWN, auc, load, new_model

flights = load()
first, april = flights[flights["month"] <= 3], flights[flights["month"] == 4]


# --8<-- [start:notebook]
def validated(columns):
    model = new_model(columns)
    known, late = first[columns], first["late"]
    return cross_val_score(model, known, late, scoring="roc_auc").mean()


everything = [*KNOWN, "dep_delay"]
print(f"AUC, cross-validated: {validated(everything):.2f}")
# --8<-- [end:notebook]

# --8<-- [start:production]
model = new_model(everything).fit(first[everything], first["late"])
print(f"from the archive: {auc(model, april, everything):.2f}")
before = april.assign(dep_delay=float("nan"))  # nobody knows it yet
print(f"before take-off:  {auc(model, before, everything):.2f}")
# --8<-- [end:production]

# --8<-- [start:honest]
model = new_model(KNOWN).fit(first[KNOWN], first["late"])
print(f"cross-validated AUC: {validated(KNOWN):.2f}")
print(f"April:               {auc(model, april, KNOWN):.2f}")
# --8<-- [end:honest]
