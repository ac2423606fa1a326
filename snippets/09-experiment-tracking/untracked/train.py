from flights import build, load
from sklearn.metrics import roc_auc_score

X, late = load(["01", "02", "03"])
X_new, late_new = load(["04"])
model = build(learning_rate=0.1, max_leaf_nodes=31)
model.fit(X, late)
auc = roc_auc_score(late_new, model.predict_proba(X_new)[:, 1])
print(f"AUC on April: {auc:.3f}")
