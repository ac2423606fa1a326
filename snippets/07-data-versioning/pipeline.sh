course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: track.sh
# timeout: 120
cd flights
cp ~/snippets/{params.yaml,prepare.py,train.py,evaluate.py} .

# --8<-- [start:stage_add]
dvc stage add -q -n prepare -p prepare \
  -d prepare.py -d data -o prepared python prepare.py
dvc stage add -q -n train -p train \
  -d train.py -d prepared/train.csv -o model.joblib python train.py
dvc stage add -q -n evaluate -d evaluate.py -d model.joblib \
  -d prepared -M metrics.json python evaluate.py
# --8<-- [end:stage_add]

# --8<-- [start:dvc_yaml]
cat dvc.yaml
# --8<-- [end:dvc_yaml]

# --8<-- [start:dag]
dvc dag
# --8<-- [end:dag]

dvc config core.autostage true
# --8<-- [start:repro]
dvc repro
# --8<-- [end:repro]

# --8<-- [start:metrics]
cat metrics.json
dvc metrics show
# --8<-- [end:metrics]

# --8<-- [start:lock]
head -22 dvc.lock
# --8<-- [end:lock]

git add . && git commit -q -m "A pipeline from data to metrics"
# --8<-- [start:nothing_changed]
dvc repro
# --8<-- [end:nothing_changed]

# --8<-- [start:change_parameter]
sed -i "s/max_leaf_nodes: 15/max_leaf_nodes: 63/" params.yaml
dvc status
# --8<-- [end:change_parameter]
# --8<-- [start:repro_what_changed]
dvc repro | grep -e stage -e Stage -e data
# --8<-- [end:repro_what_changed]

# --8<-- [start:params_diff]
dvc params diff
dvc metrics diff
# --8<-- [end:params_diff]

# --8<-- [start:back_from_run_cache]
git checkout -q params.yaml
dvc repro | grep -e stage -e Stage -e data
# --8<-- [end:back_from_run_cache]
git status --short
