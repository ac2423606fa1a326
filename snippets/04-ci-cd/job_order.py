needs = {
    "smoke": ["build"],
    "publish": ["smoke", "scan"],
    "build": ["lint", "test"],
    "scan": ["build"],
    "lint": [],
    "test": [],
}


# --8<-- [start:waves]
def waves(needs):
    done, order = set(), []
    while len(done) < len(needs):
        # BEGIN SOLUTION: ready = the sorted jobs that can start now
        left = needs.keys() - done
        ready = sorted(job for job in left if set(needs[job]) <= done)
        # END SOLUTION
        if not ready:
            raise ValueError("these wait for one another")
        order.append(ready)
        done |= set(ready)
    return order


print(*waves(needs), sep="\n")
# --8<-- [end:waves]


# --8<-- [start:check_waves]
# hint: Can start now: is not in done, and all that it needs is. First: left = needs.keys() - done
# hint: A job is ready if every job that it needs is in done: set(needs[job]) <= done
# hint: ready = sorted(job for job in left if set(needs[job]) <= done)
found = waves(needs)
assert found[0] == ["lint", "test"], f"lint and test need nothing, so they start first; your first wave is {found[0]}"
assert found[1] == ["build"], f"build waits for lint and test; your second wave is {found[1]}"
assert found[2] == ["scan", "smoke"], f"scan and smoke both need build only, so they run side by side, sorted; yours: {found[2]}"
assert found[3:] == [["publish"]], f"publish is last and alone; you have {found[3:]}"
try:
    waves({"a": ["b"], "b": ["a"]})
except ValueError:
    pass
else:
    raise AssertionError("two jobs that wait for each other never start: ready must be empty then")
# --8<-- [end:check_waves]

# --8<-- [start:critical]
minutes = {"lint": 1, "test": 6, "build": 2, "smoke": 1, "scan": 4, "publish": 1}


def ends(job, needs, minutes):
    return minutes[job] + max((ends(before, needs, minutes) for before in needs[job]), default=0)


print("one after the other:", sum(minutes.values()), "minutes")
print("side by side:", ends("publish", needs, minutes), "minutes")
for job in ("lint", "test", "scan"):
    faster = {**minutes, job: minutes[job] / 2}
    print(f"{job} twice as fast:", ends("publish", needs, faster), "minutes")
# --8<-- [end:critical]
