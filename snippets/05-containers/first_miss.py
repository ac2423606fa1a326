old = ["a1", "b2", "c3", "d4"]
new = ["a1", "x9", "c3", "d4"]


# --8<-- [start:cached]
def cached(old, new):
    # BEGIN SOLUTION: how many steps come from the cache? It ends at the first difference
    count = 0
    for before, now in zip(old, new):
        if before != now:
            break
        count += 1
    return count
    # END SOLUTION


print(cached(old, new))
# --8<-- [end:cached]


# --8<-- [start:check_cached]
# hint: Walk along both lists at once: for before, now in zip(old, new)
# hint: As soon as before != now, leave the loop with break: all later steps run, even if their own text is the same.
# hint: Count the rounds of the loop before the break, and return that number.
assert cached(old, old) == 4, "nothing changed: all four steps come from the cache"
assert cached(old, new) == 1, f"the second step changed, so only the first is cached; you say {cached(old, new)}"
assert cached(old, ["z"] + old[1:]) == 0, "another base image: nothing is cached"
assert cached(old, old + ["e5"]) == 4, "a new last step leaves the four before it cached"
assert cached(["a", "b", "a"], ["a", "c", "a"]) == 1, "the third step is equal, but it stands on a changed one"
# --8<-- [end:check_cached]
