from statistics import mean, stdev

# --8<-- [start:judge]
old = [0.62, 0.63, 0.61, 0.62, 0.63]
lucky = [0.64, 0.60, 0.63, 0.62, 0.62]
better = [0.65, 0.66, 0.64, 0.65, 0.66]


def real_gain(a, b):
    # BEGIN SOLUTION: true if b gains two standard errors
    gains = [y - x for x, y in zip(a, b)]
    return mean(gains) > 2 * stdev(gains) / len(gains) ** 0.5
    # END SOLUTION


print("lucky: ", real_gain(old, lucky))
print("better:", real_gain(old, better))
# --8<-- [end:judge]


# --8<-- [start:check_judge]
# hint: The same position in both lists is the same seed. Subtract pair by pair: zip(a, b).
# hint: The standard error of the mean gain is stdev(gains) divided by the square root of their number.
# hint: return mean(gains) > 2 * stdev(gains) / len(gains) ** 0.5
assert real_gain(old, better) is True, "better is ahead by 0.03 on every seed: this is a gain"
assert real_gain(old, lucky) is False, "the best single run of lucky is the best of all, yet its mean is no higher: noise"
assert real_gain(better, old) is False, "worse is not a gain: keep the sign"
assert real_gain([0.6, 0.7, 0.5], [0.62, 0.72, 0.53]) is True, "compare seed by seed: here each seed gained, though seeds differ a lot"
# --8<-- [end:check_judge]
