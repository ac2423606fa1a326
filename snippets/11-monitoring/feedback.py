import numpy as np

from flights import auc, chance, fit, read

# --8<-- [start:helped]
july = read(7)
july["said"] = chance(fit(read(1, 2, 3)), july)
risky = july["said"] >= july["said"].quantile(0.8)
lot = np.random.default_rng(0).random(len(july)) < 0.25  # left alone
groups = {"nobody": risky & False, "all risky": risky, "not the lot": risky & ~lot}
for name, helped in groups.items():
    seen = july["late"] & ~helped  # help works, always: invented
    area = auc(seen, july["said"])
    print(f"helped: {name:12} AUC measured {area:.2f}, late {seen.mean():.2f}")
alone = july[lot]
print(f"measured on the lot only: AUC {auc(alone['late'], alone['said']):.2f}")
# --8<-- [end:helped]
