from flights import NUMBERS, WORDS, chance, fit, read

train, april = read(1, 2, 3), read(4)
model = fit(train)


# --8<-- [start:invariance]
def moved_by(change):
    before = chance(model, april)
    after = chance(model, april.assign(**change))
    return abs(after - before).max()


lower = {"carrier": april["carrier"].str.lower()}
print(f"another flight number {moved_by({'flight': 1}):.3f}")
print(f"'ua' for 'UA'         {moved_by(lower):.3f}")
# --8<-- [end:invariance]


# --8<-- [start:direction]
def wrong_way(model):
    """The share of flights whose chance falls when the wind rises."""
    windy = april.assign(wind_speed=april["wind_speed"] + 10)
    fell = chance(model, windy) < chance(model, april) - 0.01
    return fell.mean()


print(f"free model            {wrong_way(model):.1%} wrong")
rises = [int(name == "wind_speed") for name in WORDS + NUMBERS]
bound = fit(train, monotonic_cst=rises)
print(f"model with a rule     {wrong_way(bound):.1%} wrong")
# --8<-- [end:direction]

# --8<-- [start:minimum]
easy = april.iloc[[0, 0]].assign(hour=[6, 20], visib=[10.0, 1.0])
calm, storm = chance(model, easy.assign(wind_speed=[3.0, 30.0]))
print(f"calm dawn {calm:.2f}, stormy evening {storm:.2f}")
assert storm > calm
# --8<-- [end:minimum]
