from metaflow import Flow, namespace

# --8<-- [start:look]
namespace(None)
runs = reversed(list(Flow("LateFlights")))
for number, run in enumerate(runs, 1):
    if run.successful:
        data = run.data
        print(number, data.month, data.auc, data.blessed)
    else:
        failed = next(step for step in run if not step.task.successful)
        print(number, "failed in", failed.id)
# --8<-- [end:look]
