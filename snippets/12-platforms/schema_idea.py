from pathlib import Path

import pandas as pd

folder = Path.home() / "flights-2013"
january = pd.read_csv(folder / "2013-01.csv")
september = pd.read_csv(folder / "2013-09.csv")


# --8<-- [start:infer]
def infer(table):
    schema = {}
    for name in ("hour", "origin", "carrier", "distance", "temp"):
        column = table[name].dropna()
        if column.dtype.kind in "if":
            schema[name] = (float(column.min()), float(column.max()))
        else:
            schema[name] = set(column)
    return schema


schema = infer(january)
for name, rule in schema.items():
    print(f"{name:9}", rule if isinstance(rule, tuple) else f"{len(rule)} words")
# --8<-- [end:infer]


# --8<-- [start:validate]
def anomalies(table, schema):
    for name, rule in schema.items():
        column = table[name].dropna()
        if isinstance(rule, set):
            new = sorted(set(column) - rule)
            if new:
                yield f"{name}: unknown {new}"
        elif not column.between(*rule).all():
            yield f"{name}: {column.min():g} to {column.max():g}"
# --8<-- [end:validate]


# --8<-- [start:ask]
broken = january.assign(origin=january["origin"].replace("JFK", "JKF"))
for title, table in [("broken", broken), ("September", september)]:
    print(title, *anomalies(table, schema), sep="\n  ")
# --8<-- [end:ask]
