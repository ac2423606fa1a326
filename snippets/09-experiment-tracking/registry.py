import mlflow
from flights import load
from mlflow import MlflowClient
from sklearn.metrics import roc_auc_score

X_new, late_new = load(["05"])

# --8<-- [start:aliases]
client = MlflowClient()
client.set_registered_model_alias("late-flights", "champion", "1")
client.set_registered_model_alias("late-flights", "challenger", "2")
client.set_model_version_tag("late-flights", "2", "reviewed_by", "Ada")
# --8<-- [end:aliases]


# --8<-- [start:load]
def score(alias: str) -> float:
    model = mlflow.sklearn.load_model(f"models:/late-flights@{alias}")
    return roc_auc_score(late_new, model.predict_proba(X_new)[:, 1])


for alias in ["champion", "challenger"]:
    version = client.get_model_version_by_alias("late-flights", alias)
    run = client.get_run(version.run_id)
    print(f"{alias}: version {version.version}, run {run.info.run_name},"
          f" AUC on May {score(alias):.3f}")
# --8<-- [end:load]

# --8<-- [start:promote]
if score("challenger") > score("champion") + 0.01:
    client.set_registered_model_alias("late-flights", "champion", "2")
    client.delete_registered_model_alias("late-flights", "challenger")
now = client.get_registered_model("late-flights").aliases
print("aliases:", now)
# --8<-- [end:promote]

# --8<-- [start:lineage]
version = client.get_model_version_by_alias("late-flights", "champion")
run = client.get_run(version.run_id)
data = run.inputs.dataset_inputs[0].dataset
tags = run.data.tags
print("model :", version.name, "version", version.version)
print("run   :", run.info.run_name, "by", tags["mlflow.user"])
print("code  :", tags["mlflow.source.name"], "at commit",
      tags["mlflow.source.git.commit"][:7])
print("data  :", data.name, tags["data_release"], "digest", data.digest)
for name, value in sorted(run.data.params.items()):
    print("param :", name, "=", value)
# --8<-- [end:lineage]
