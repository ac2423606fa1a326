# --8<-- [start:odds]
for flaky in (0.001, 0.01):
    for tests in (1, 10, 100, 500):
        green = (1 - flaky) ** tests
        print(f"{tests:4} tests, {flaky:.1%} flaky: {green:7.1%} green")
# --8<-- [end:odds]

# --8<-- [start:rerun]
flaky, tests, tries = 0.01, 100, 3
red_for_nothing = 1 - (1 - flaky) ** tests
print(f"one try:   red for nothing {red_for_nothing:.1%}")
print(f"{tries} tries:   red for nothing {1 - (1 - flaky**tries) ** tests:.2%}")
caught = 0.3  # a real bug that shows in 30 % of runs
print(f"{tries} tries: a bug that shows in 30 % of runs is let through {1 - caught**tries:.1%}")
# --8<-- [end:rerun]
