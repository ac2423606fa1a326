# --8<-- [start:law]
def speedup(shared, workers):
    return 1 / ((1 - shared) + shared / workers)


print("workers   50 %   90 %   99 % can be shared")
for workers in (1, 2, 8, 64, 1000):
    row = [speedup(shared, workers) for shared in (0.5, 0.9, 0.99)]
    print(f"{workers:7}", *(f"{x:6.1f}" for x in row))
# --8<-- [end:law]

# --8<-- [start:overhead]
# 100 s of work, 5 s of it alone; each worker costs 1 s to start
for workers in (1, 4, 10, 20, 40):
    seconds = 5 + 95 / workers + 1 * workers
    print(f"{workers:3} workers {seconds:6.1f} s  {100 / seconds:4.1f} x")
# --8<-- [end:overhead]
