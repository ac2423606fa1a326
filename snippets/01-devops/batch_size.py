# --8<-- [start:simulate]
import random
from statistics import quantiles


def waits(batch, release_hours, changes=2000):
    """Hours that each change waits from its end until users have it."""
    chance = random.Random(7)
    now, free, ready, hours = 0.0, 0.0, [], []
    for _ in range(changes):
        now += chance.expovariate(1 / 4)  # on average one each 4 hours
        ready.append(now)
        if len(ready) == batch:  # one release at a time
            free = max(now, free) + release_hours
            hours += [free - done for done in ready]
            ready = []
    return hours


print("batch    p50    p95  hours")
for batch in (1, 5, 20, 50):
    cuts = quantiles(waits(batch, release_hours=1), n=100)
    print(f"{batch:5} {cuts[49]:6.1f} {cuts[94]:6.1f}")
# --8<-- [end:simulate]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

size = [1, 2, 3, 5, 10, 20, 30, 50]
for cost in (1, 6):
    p95 = [
        quantiles(waits(n, cost), n=20)[18]
        for n in size
    ]
    name = f"a release takes {cost} h"
    plt.loglog(size, p95, "o-", label=name)
plt.title("95 % of changes wait less than")
plt.xlabel("changes in one release")
plt.ylabel("hours")
plt.legend()
plt.show()
# --8<-- [end:chart]

# --8<-- [start:mistakes]
for batch in (1, 5, 20, 50):
    fails = 1 - 0.95**batch  # one change of 20 has a mistake
    print(f"{batch:3} changes: {fails:4.0%} fail, {batch} suspects")
# --8<-- [end:mistakes]
