import sqlite3

# --8<-- [start:tables]
store = sqlite3.connect("mlflow.db")
rows = store.execute(
    """SELECT runs.name, params.key, params.value FROM params
    JOIN runs ON runs.run_uuid = params.run_uuid
    WHERE runs.name = 'seven-leaves' ORDER BY params.key"""
)
print(*rows, sep="\n")
# --8<-- [end:tables]
