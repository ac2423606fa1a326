# --8<-- [start:steps]
def steps(wanted, running):
    """What must be done so that what runs is what is wanted."""
    for name in sorted(wanted.keys() | running.keys()):
        if name not in running:
            yield "start", name, wanted[name]
        elif name not in wanted:
            yield "stop", name, running[name]
        elif running[name] != wanted[name]:
            yield "replace", name, wanted[name]
            # --8<-- [end:steps]


# --8<-- [start:reconcile]
wanted = {"flights": "1.3.0", "database": "16"}  # in Git
running = {"flights": "1.2.0", "report": "0.9.0"}  # on the machine

for action, name, version in steps(wanted, running):
    print(action, name, version)
    running[name] = version
    if action == "stop":
        del running[name]
print("second time:", list(steps(wanted, running)))
# --8<-- [end:reconcile]
