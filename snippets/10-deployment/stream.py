# --8<-- [start:stream]
hours = [6, 19, 7, 20, 8, 21]
results, committed = [], 0


def run(crash_after=99):
    global committed
    for event in range(committed, len(hours)):
        risk = 0.1 + 0.02 * (hours[event] - 6)
        results.append((event, round(risk, 2)))
        if event == crash_after:
            return "crashed before the commit"
        committed = event + 1
    return "end of the stream"


print(run(crash_after=2), "- committed:", committed)
print(run(), "- results:", [event for event, _ in results])
# --8<-- [end:stream]

# --8<-- [start:idempotent]
table = dict(results)
print(len(results), "written,", len(table), "in the table")
# --8<-- [end:idempotent]
