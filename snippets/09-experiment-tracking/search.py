from itertools import product

import mlflow
from flights import build, load
from sklearn.metrics import roc_auc_score

X, late = load(["01", "02", "03"])
X_new, late_new = load(["04"])

# --8<-- [start:search]
mlflow.set_experiment("late-flights-search")
with mlflow.start_run(run_name="search") as parent:
    for rate, leaves, seed in product([0.1, 0.3], [7, 31], [0, 1, 2]):
        name = f"rate {rate}, leaves {leaves}, seed {seed}"
        with mlflow.start_run(run_name=name, nested=True):
            params = {"learning_rate": rate, "max_leaf_nodes": leaves}
            mlflow.log_params(params | {"seed": seed})
            part = X.sample(frac=0.8, random_state=seed)
            model = build(seed=seed, max_iter=60, **params)
            model.fit(part, late[part.index])
            chance = model.predict_proba(X_new)[:, 1]
            mlflow.log_metric("auc", roc_auc_score(late_new, chance))
# --8<-- [end:search]

# --8<-- [start:compare]
runs = mlflow.search_runs(
    experiment_names=["late-flights-search"],
    filter_string=f"tags.mlflow.parentRunId = '{parent.info.run_id}'",
)
runs = runs.astype({"params.max_leaf_nodes": int})
groups = runs.groupby(["params.learning_rate", "params.max_leaf_nodes"])
table = groups["metrics.auc"].agg(["count", "mean", "min", "max"])
print(table.round(3).to_string())
# --8<-- [end:compare]
