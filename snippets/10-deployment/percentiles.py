import random

# --8<-- [start:fan_out]
for calls in (1, 10, 100):
    slow = 1 - 0.99**calls
    print(f"{calls:3} calls: {slow:.0%} meet a slow one")
# --8<-- [end:fan_out]

chance = random.Random(3)
times = [chance.lognormvariate(3, 0.4) for _ in range(2000)]
times[::40] = [chance.uniform(300, 500) for _ in times[::40]]


# --8<-- [start:percentile]
def percentile(values, p):
    # BEGIN SOLUTION: the value that p of 100 do not exceed
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * p // 100) - 1)]
    # END SOLUTION


print(f"mean {sum(times) / len(times):.0f} ms")
for p in (50, 95, 99):
    print(f"p{p} {percentile(times, p):.0f} ms")
# --8<-- [end:percentile]


# --8<-- [start:check_percentile]
# hint: Sort the values first. The p50 of 1, 2, 3, 4 is then the second: half of them do not exceed it.
# hint: Of n sorted values the answer has the number n * p / 100, rounded up; the first number is 1, the first index 0.
# hint: ordered = sorted(values), then return ordered[max(0, -(-len(ordered) * p // 100) - 1)]; minus twice rounds up.
assert percentile([4, 1, 3, 2], 50) == 2, "half of 1, 2, 3, 4 do not exceed 2: sort first, then take the second"
assert percentile(list(range(1, 101)), 99) == 99, "of 100 values, the p99 is the 99th"
assert percentile([7], 99) == 7, "one value is each of its percentiles"
assert percentile([1] * 98 + [900] * 2, 99) == 900, "two slow calls of 100 must be seen at p99: round the place up"
assert percentile([1] * 98 + [900] * 2, 95) == 1, "at p95 the two slow calls must not be seen"
# --8<-- [end:check_percentile]
