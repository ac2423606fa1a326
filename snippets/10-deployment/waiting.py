import random

# --8<-- [start:omission]
stall = [10.0] * 500 + [10_000.0] + [10.0] * 500
waits_in_line = [10_000.0 - 100 * k for k in range(100)]
honest = [10.0] * 500 + waits_in_line + [10.0] * 401
for name, times in (("waiting client", stall), ("fixed rate", honest)):
    p = sorted(times)[int(0.99 * len(times))]
    print(f"{name}: p99 {p:.0f} ms")
# --8<-- [end:omission]


# --8<-- [start:batching]
def serve(rate, most, fixed=8.0, each=0.05, n=5_000):
    chance, now = random.Random(2), 0.0
    arrive = []
    for _ in range(n):
        now += chance.expovariate(rate / 1000)
        arrive.append(now)
    free, done, first = 0.0, [], 0
    while first < n:
        start = max(free, arrive[first])
        last = first + 1
        while last < n and last < first + most and arrive[last] <= start:
            last += 1
        free = start + fixed + each * (last - first)
        done += [free - arrive[k] for k in range(first, last)]
        first = last
    return sorted(done)[int(0.99 * n)] / 1000
# --8<-- [end:batching]


# --8<-- [start:batching_pays]
for rate in (60, 110, 500):
    alone, together = serve(rate, 1), serve(rate, 50)
    print(f"{rate} a second: p99 {alone:.2f} s or {together:.2f} s")
# --8<-- [end:batching_pays]


# --8<-- [start:queue]
def p99(busy, service=10.0, n=100_000, seed=1):
    chance = random.Random(seed)
    now = free = 0.0
    times = []
    for _ in range(n):
        now += chance.expovariate(busy / service)
        free = max(now, free) + chance.expovariate(1 / service)
        times.append(free - now)
    return sorted(times)[int(0.99 * n)]


for busy in (0.3, 0.5, 0.7, 0.9):
    print(f"{busy:.0%} busy: p99 {p99(busy) / 10:.0f} times the work")
# --8<-- [end:queue]
