# --8<-- [start:risk]
PAIR = 0.02  # two branches that do not fit together: 2 of 100 pairs


def red(branches):
    pairs = branches * (branches - 1) // 2
    return 1 - (1 - PAIR) ** pairs


for branches in (2, 5, 10, 20):
    print(f"{branches:2} branches at once: red with {red(branches):.0%}")
# --8<-- [end:risk]

# --8<-- [start:chart]
import matplotlib.pyplot as plt

numbers = range(1, 31)
figure, axes = plt.subplots(figsize=(6, 4))
chances = [red(n) for n in numbers]
axes.plot(numbers, chances)
axes.set_title("Chance that a merge is red")
axes.set_xlabel("branches merged at once")
axes.set_ylabel("chance")
plt.show()
# --8<-- [end:chart]
