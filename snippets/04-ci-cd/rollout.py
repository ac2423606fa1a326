import random


# --8<-- [start:canary]
def roll_out(steps, bug=0.05, limit=0.02, requests=10_000):
    chance, failed = random.Random(7), 0
    for share in steps:
        n = int(requests * share)
        new = sum(chance.random() < bug for _ in range(n))
        failed += new
        if new > limit * n:
            return f"stopped at {share:.0%}, {failed} requests failed"
    return f"everybody has it, {failed} requests failed"


print("all at once:", roll_out([1]))
print("canary:     ", roll_out([0.01, 0.1, 0.5, 1]))
# --8<-- [end:canary]

assert "everybody" in roll_out([0.01, 1], bug=0.001)  # the way that no cell shows

# --8<-- [start:blind]
for seen in (10, 50, 100):
    print(f"after {seen:3} requests the bug is still unseen with {0.95**seen:.0%}")
# --8<-- [end:blind]
