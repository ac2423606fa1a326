v1 = {"01.csv": "491a00", "02.csv": "5eb551", "03.csv": "7eed19"}
v2 = {"01.csv": "491a00", "02.csv": "c41f0b", "04.csv": "90d3e2"}


# --8<-- [start:difference]
def difference(old, new):
    # BEGIN SOLUTION: return the sorted names under the keys added, removed, changed
    return {
        "added": sorted(new.keys() - old.keys()),
        "removed": sorted(old.keys() - new.keys()),
        "changed": sorted(name for name in old.keys() & new.keys() if old[name] != new[name]),
    }
    # END SOLUTION


print(difference(v1, v2))
# --8<-- [end:difference]


# --8<-- [start:check_difference]
# hint: A file is added if its name is in new and not in old. Sets can subtract: new.keys() - old.keys()
# hint: It is changed if its name is in both and the two hashes differ: old[name] != new[name]
# hint: Build the three lists one by one with sorted(…), then return them in one dictionary.
found = difference(v1, v2)
assert isinstance(found, dict) and set(found) == {"added", "removed", "changed"}, "return a dictionary with the keys added, removed and changed"
assert found["added"] == ["04.csv"], f"04.csv is new in v2; your 'added' is {found['added']}"
assert found["removed"] == ["03.csv"], f"03.csv is gone in v2; your 'removed' is {found['removed']}"
assert found["changed"] == ["02.csv"], f"02.csv has another hash in v2; your 'changed' is {found['changed']}"
assert difference(v1, v1) == {"added": [], "removed": [], "changed": []}, "two equal releases do not differ at all"
many = difference({}, {name: "0" for name in ("b", "c", "a")})["added"]
assert many == ["a", "b", "c"], f"sort the names; yours came as {many}"
# --8<-- [end:check_difference]
