import time

import steps
from dask.distributed import Client, LocalCluster

MONTHS = [f"{month:02d}" for month in range(1, 12)]


# --8<-- [start:one]
def score(month):
    following = f"{int(month) + 1:02d}"
    model = steps.train(steps.load(month))
    return steps.evaluate(model, steps.load(following))
    # --8<-- [end:one]


# --8<-- [start:both]
def seconds(work):
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


if __name__ == "__main__":
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        client.gather(client.map(score, MONTHS[:2], pure=False))
        alone, first = seconds(lambda: [score(month) for month in MONTHS])
        shared, second = seconds(lambda: client.gather(client.map(score, MONTHS, pure=False)))
    print("same scores:", first == second)
    print(f"two workers are {alone / shared:.1f} x as fast")
# --8<-- [end:both]
