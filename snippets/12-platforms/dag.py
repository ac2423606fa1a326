from graphlib import CycleError, TopologicalSorter

# --8<-- [start:order]
needs = {"validate": {"load"}, "train": {"validate"},
         "evaluate": {"train", "load newer"},
         "push": {"evaluate"}, "report": {"validate"}}
sorter = TopologicalSorter(needs)
sorter.prepare()
while ready := sorted(sorter.get_ready()):
    print("may run now:", ", ".join(ready))
    sorter.done(*ready)
# --8<-- [end:order]

# --8<-- [start:cycle]
round_about = needs | {"load": {"push"}}
try:
    print(list(TopologicalSorter(round_about).static_order()))
except CycleError as error:
    print("no order:", " -> ".join(sorted(set(error.args[1]))))
# --8<-- [end:cycle]
