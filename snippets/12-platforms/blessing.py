# --8<-- [start:yours]
def blessed(new, old, at_least=0.6, may_lose=0.01):
    # BEGIN SOLUTION: each slice good enough, none worse
    for name, auc in new.items():
        if auc < at_least:
            return False
        if old and auc < old[name] - may_lose:
            return False
    return True
    # END SOLUTION


old = {"all": 0.66, "EWR": 0.66, "JFK": 0.65, "LGA": 0.67}
better = {"all": 0.68, "EWR": 0.70, "JFK": 0.65, "LGA": 0.68}
uneven = {"all": 0.68, "EWR": 0.73, "JFK": 0.61, "LGA": 0.70}
print("first model:", blessed(old, None))
print("better:", blessed(better, old), " uneven:", blessed(uneven, old))
# --8<-- [end:yours]


# --8<-- [start:check_yours]
# hint: Go through the slices: for name, auc in new.items(). One bad slice is enough to refuse.
# hint: The first model has no old one: old is None, so only the bar counts.
# hint: return False if auc < at_least, or if old and auc < old[name] - may_lose; return True at the end.
assert blessed(old, None) is True, "the first model has nobody to beat: above the bar in each slice is enough"
assert blessed({"all": 0.59}, None) is False, "0.59 is below the bar of 0.6"
assert blessed(better, old) is True, "each slice is as good as before, or better"
assert blessed(uneven, old) is False, "all gained, but JFK fell from 0.65 to 0.61: a mean hides it"
assert blessed({"all": 0.655}, {"all": 0.66}) is True, "a loss of 0.005 is within what may be lost"
# --8<-- [end:check_yours]
