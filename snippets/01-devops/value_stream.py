# --8<-- [start:stream]
import pandas as pd

steps = pd.DataFrame(
    [
        ("write the change", 4, 0),
        ("wait for review, review", 1, 20),
        ("wait for the tester, test", 6, 42),
        ("change board, each Tuesday", 1, 80),
        ("deploy by hand at night", 3, 13),
    ],
    columns=["step", "work_hours", "wait_hours"],
)
work, wait = steps["work_hours"].sum(), steps["wait_hours"].sum()
print(f"process time {work} h, lead time {work + wait} h")
print(f"flow efficiency {work / (work + wait):.0%}")
# --8<-- [end:stream]

# --8<-- [start:improve]
faster = steps.assign(work_hours=steps["work_hours"].replace(6, 3))
no_board = steps[~steps["step"].str.contains("board")]
ideas = {"test twice as fast": faster, "no change board": no_board}
for idea, table in ideas.items():
    total = table["work_hours"].sum() + table["wait_hours"].sum()
    print(f"{idea}: lead time {total} h")
# --8<-- [end:improve]
