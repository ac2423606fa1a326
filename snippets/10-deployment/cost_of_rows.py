import time
from pathlib import Path

import skops.io
from flights import TRUSTED, features, load

model = skops.io.load(Path("releases/2/model.skops"), trusted=TRUSTED)
table = features(load(["04"]))

# --8<-- [start:rows]
for rows in (1, 10, 100, 1000):
    times = []
    for _ in range(20):
        start = time.perf_counter()
        model.predict_proba(table.head(rows))
        times.append(1000 * (time.perf_counter() - start))
    typical = sorted(times)[10]
    each = typical / rows
    print(f"{rows:4} flights: {typical:.1f} ms, {each:.3f} ms a flight")
# --8<-- [end:rows]
