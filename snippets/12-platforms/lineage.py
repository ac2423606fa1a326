# --8<-- [start:store]
artifacts, executions = {}, []


def record(step, inputs, kind, **facts):
    number = len(artifacts) + 1
    artifacts[number] = {"kind": kind, **facts}
    executions.append({"step": step, "in": inputs, "out": number})
    return number


def back(number, depth=0):
    maker = next(e for e in executions if e["out"] == number)
    print("  " * depth + str(number), *artifacts[number].values())
    for parent in maker["in"]:
        back(parent, depth + 1)
# --8<-- [end:store]


# --8<-- [start:walk]
first = record("load", [], "data", month="02")
newer = record("load", [], "data", month="03")
model = record("train", [first], "model", leaves=31)
score = record("evaluate", [model, newer], "score", auc=0.621)
pushed = record("push", [model, score], "pushed model")
back(pushed)
# --8<-- [end:walk]

other = record("train", [newer], "model", leaves=31)
april = record("load", [], "data", month="04")
bad = record("evaluate", [other, april], "score", auc=0.583)


# --8<-- [start:yours]
def forward(number):
    # BEGIN SOLUTION: the numbers of all that was made from it
    found = set()
    for e in executions:
        if number in e["in"]:
            found |= {e["out"]} | forward(e["out"])
    return found
    # END SOLUTION


# The file of month 02 was wrong. What must be made again?
for n in sorted(forward(first)):
    print(n, artifacts[n]["kind"])
# --8<-- [end:yours]


# --8<-- [start:check_yours]
# hint: An execution that has the number among its "in" made something from it: its "out".
# hint: What was made from that is made from the number too: call forward again with "out".
# hint: for e in executions: if number in e["in"]: found |= {e["out"]} | forward(e["out"])
assert forward(first) == {model, score, pushed}, f"month 02 went into the model, and through it into two more; yours is {forward(first)}"
assert forward(newer) == {score, pushed, other, bad}, "month 03 was used twice: to score one model and to train another"
assert forward(pushed) == set(), "nothing was made from the pushed model"
# --8<-- [end:check_yours]
