import matplotlib.pyplot as plt
import mlflow
import pandas as pd
from flights import build, load
from mlflow.models import infer_signature
from sklearn.metrics import RocCurveDisplay, roc_auc_score

X, late = load(["01", "02", "03"])
X_new, late_new = load(["04"])


# --8<-- [start:run]
def track(name: str, **params) -> None:
    mlflow.set_experiment("late-flights")
    with mlflow.start_run(run_name=name):
        mlflow.log_params(params)
        model = build(**params).fit(X, late)
        chance = model.predict_proba(X_new)[:, 1]
        auc = roc_auc_score(late_new, chance)
        known = roc_auc_score(late, model.predict_proba(X)[:, 1])
        mlflow.log_metrics({"auc": auc, "auc_train": known})
        print(f"{name}: AUC {auc:.3f}, on the training data {known:.3f}")
        log_inputs()
        log_outputs(model, chance)
# --8<-- [end:run]


# --8<-- [start:inputs]
def log_inputs() -> None:
    rows = pd.concat([X, late], axis=1)
    data = mlflow.data.from_pandas(
        rows, source="flights-2013", name="flights", targets="arr_delay"
    )
    mlflow.log_input(data, context="training")
    mlflow.set_tag("data_release", "v1.0")
# --8<-- [end:inputs]


# --8<-- [start:trusted]
TRUSTED = [
    "functools.partial",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.utils.validation.check_array",
]
# --8<-- [end:trusted]


# --8<-- [start:outputs]
def log_outputs(model, chance) -> None:
    display = RocCurveDisplay.from_predictions(late_new, chance)
    mlflow.log_figure(display.figure_, "roc.png")
    plt.close(display.figure_)
    mlflow.sklearn.log_model(
        model,
        name="model",
        signature=infer_signature(X, model.predict(X)),
        pip_requirements=["scikit-learn", "pandas"],
        skops_trusted_types=TRUSTED,
        registered_model_name="late-flights",
    )
# --8<-- [end:outputs]


# --8<-- [start:two_runs]
track("many-leaves", learning_rate=0.3, max_leaf_nodes=31, seed=0)
track("seven-leaves", learning_rate=0.1, max_leaf_nodes=7, seed=0)
# --8<-- [end:two_runs]
