from sklearn.model_selection import cross_val_score

from flights import KNOWN, auc, chance, load, new_model

flights = load()
first = flights[flights["month"] <= 3]

# --8<-- [start:two_kinds]
known, late = first[KNOWN], first["late"]
model = new_model(KNOWN).fit(known, late)
unseen = cross_val_score(
    new_model(KNOWN), known, late, scoring="roc_auc"
).mean()
after = flights[flights["month"] > 3]
flattering, later = auc(model, first, KNOWN), auc(model, after, KNOWN)
print(f"January to March, in-sample:       {flattering:.2f}")
print(f"January to March, cross-validated: {unseen:.2f}")
print(f"April to December, not seen:       {later:.2f}")
# --8<-- [end:two_kinds]

# --8<-- [start:months]
rows = []
for month, part in flights[flights["month"] > 3].groupby("month"):
    rows.append({
        "month": month,
        "AUC": auc(model, part, KNOWN),
        "foretold": chance(model, part, KNOWN).mean(),
        "late": part["late"].mean(),
    })
print(f"{'month':>5} {'AUC':>5} {'foretold':>9} {'late':>5}")
for row in rows:
    print(f"{row['month']:5} {row['AUC']:5.2f} {row['foretold']:9.2f} {row['late']:5.2f}")
# --8<-- [end:months]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

months = [row["month"] for row in rows]
figure, axes = plt.subplots(figsize=(6, 4))
for name in ("foretold", "late"):
    share = [row[name] for row in rows]
    axes.plot(months, share, label=name)
axes.set_title("Late: foretold and real")
axes.set_xlabel("month of 2013")
axes.set_ylabel("share of flights")
axes.set_ylim(0, 0.4)
axes.legend()
plt.show()
# --8<-- [end:chart]

# --8<-- [start:retrain]
for month in (6, 9, 12):
    window = flights[flights["month"].between(month - 3, month - 1)]
    test = flights[flights["month"] == month]
    newer = new_model(KNOWN).fit(window[KNOWN], window["late"])
    old, new = auc(model, test, KNOWN), auc(newer, test, KNOWN)
    print(f"month {month:2}: old model {old:.2f}, newer model {new:.2f}")
# --8<-- [end:retrain]
