# --8<-- [start:too_good]
from flights import NUMBERS, auc, chance, fit, read

train, test = read(1, 2, 3), read(4)
model = fit(train, [*NUMBERS, "dep_delay"])
print(f"AUC {auc(test['late'], chance(model, test)):.3f}")
# --8<-- [end:too_good]


# --8<-- [start:importance]
def loss_if_shuffled(column):
    shuffled = test[column].sample(frac=1, random_state=0)
    guess = chance(model, test.assign(**{column: shuffled.to_numpy()}))
    whole = auc(test["late"], chance(model, test))
    return whole - auc(test["late"], guess)


for column in ["dep_delay", "hour", "dest", "wind_speed", "temp"]:
    print(f"{column:12} {loss_if_shuffled(column):6.3f}")
# --8<-- [end:importance]

# --8<-- [start:honest]
honest = fit(train)
print(f"AUC without dep_delay {auc(test['late'], chance(honest, test)):.3f}")
# --8<-- [end:honest]
