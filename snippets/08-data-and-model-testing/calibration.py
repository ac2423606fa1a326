from flights import auc, chance, fit, read

train, test = read(1, 2, 3), read(7)

# --8<-- [start:reliable]
import pandas as pd

model = fit(train)
said = chance(model, test)
bins = pd.cut(said, [0, 0.1, 0.2, 0.3, 0.5, 1])
table = test.assign(said=said).groupby(bins, observed=True)
for where, part in table:
    mean, was, n = part["said"].mean(), part["late"].mean(), len(part)
    print(f"said {mean:.2f}  was {was:.2f}  ({n} flights)")
# --8<-- [end:reliable]

# --8<-- [start:baseline]
by_hour = train.groupby("hour")["late"].mean()
simple = test["hour"].map(by_hour).fillna(train["late"].mean())
print(f"share by hour  AUC {auc(test['late'], simple):.3f}")
print(f"model          AUC {auc(test['late'], said):.3f}")
# --8<-- [end:baseline]
