# --8<-- [start:reconcile]
def steps(wanted, running):
    """What must be done so that what runs is what the repository says."""
    for name in sorted(wanted.keys() | running.keys()):
        if name not in running:
            yield "start", name, wanted[name]
        elif name not in wanted:
            yield "stop", name, running[name]
        elif running[name] != wanted[name]:
            yield "replace", name, wanted[name]


wanted = {"flights": "1.3.0", "database": "16"}  # in Git
running = {"flights": "1.2.0", "old-report": "0.9.0"}  # on the machine

for action, name, version in steps(wanted, running):
    print(action, name, version)
    running.pop(name) if action == "stop" else running.update({name: version})
print("second time:", list(steps(wanted, running)))
# --8<-- [end:reconcile]
