import mlflow
from flights import TRUSTED, build, features, load
from mlflow import MlflowClient
from mlflow.models import infer_signature
from sklearn.metrics import roc_auc_score

winter, april = load(["01", "02", "03"]), load(["04"])
X, late = features(winter), winter["arr_delay"] >= 15
many = {"learning_rate": 0.3, "max_leaf_nodes": 31}
seven = {"learning_rate": 0.1, "max_leaf_nodes": 7}
nine = {"learning_rate": 0.1, "max_leaf_nodes": 9}
known = {"handle_unknown": "use_encoded_value", "unknown_value": -1}

# --8<-- [start:versions]
for params, unknown in [(many, known), (seven, known), (nine, {})]:
    rows = april
    if not unknown:
        rows = april[april["dest"].isin(winter["dest"])]
    with mlflow.start_run():
        model = build(unknown, **params).fit(X, late)
        risk = model.predict_proba(features(rows))[:, 1]
        auc = roc_auc_score(rows["arr_delay"] >= 15, risk)
        print(f"AUC {auc:.3f} on {len(rows)} flights of April")
        # --8<-- [end:versions]
        mlflow.log_metric("auc", auc)
        mlflow.sklearn.log_model(
            model, name="model", registered_model_name="late-flights",
            signature=infer_signature(X, model.predict(X)),
            pip_requirements=["scikit-learn", "pandas"],
            skops_trusted_types=TRUSTED,
        )
MlflowClient().set_registered_model_alias("late-flights", "champion", "2")
