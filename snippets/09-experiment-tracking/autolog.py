import mlflow
from flights import build, load

X, late = load(["01"])

# --8<-- [start:autolog]
mlflow.set_experiment("autolog")
mlflow.sklearn.autolog(log_models=False)
with mlflow.start_run(run_name="automatic") as run:
    build(max_leaf_nodes=7).fit(X, late)

kept = mlflow.get_run(run.info.run_id)
print(len(kept.data.params), "parameters, for example:")
for name in ["learning_rate", "max_iter", "max_leaf_nodes"]:
    full = f"histgradientboostingclassifier__{name}"
    print(f"  {name} = {kept.data.params[full]}")
print("metrics:", *sorted(kept.data.metrics), sep="\n  ")
print("data sets:", len(kept.inputs.dataset_inputs))
# --8<-- [end:autolog]
