# --8<-- [start:queue]
import random


def minutes_to_answer(pipeline, every=10, pushes=20_000):
    clock, free, told = 0.0, 0.0, 0.0
    chance = random.Random(2013)
    for _ in range(pushes):
        clock += chance.expovariate(1 / every)  # the next push
        free = max(clock, free) + pipeline  # one runner: wait, then run
        told += free - clock
    return told / pushes


for pipeline in (2, 5, 8, 9, 9.5):
    print(f"pipeline {pipeline:>3} min: answer after {minutes_to_answer(pipeline):3.0f} min")
# --8<-- [end:queue]
