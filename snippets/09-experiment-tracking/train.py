import json
from pathlib import Path

import yaml
from flights import build, load
from sklearn.metrics import roc_auc_score

params = yaml.safe_load(Path("params.yaml").read_text())
X, late = load(["01", "02", "03"])
X_new, late_new = load(["04"])
model = build(max_iter=60, **params).fit(X, late)
auc = roc_auc_score(late_new, model.predict_proba(X_new)[:, 1])
Path("metrics.json").write_text(json.dumps({"auc": round(auc, 3)}))
