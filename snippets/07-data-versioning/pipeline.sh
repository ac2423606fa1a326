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

# --8<-- [start:repro]
dvc repro
# --8<-- [end:repro]

# --8<-- [start:metrics]
dvc metrics show
cat metrics.json
# --8<-- [end:metrics]

# --8<-- [start:lock]
cat dvc.lock
# --8<-- [end:lock]

# --8<-- [start:nothing_changed]
git add . && git commit -q -m "A pipeline from data to metrics"
dvc repro
# --8<-- [end:nothing_changed]

# --8<-- [start:change_parameter]
sed -i "s/max_leaf_nodes: 15/max_leaf_nodes: 63/" params.yaml
dvc status
dvc repro
# --8<-- [end:change_parameter]

# --8<-- [start:params_diff]
dvc params diff
dvc metrics diff
# --8<-- [end:params_diff]

# --8<-- [start:back_from_run_cache]
git checkout -q params.yaml
dvc repro
# --8<-- [end:back_from_run_cache]
git status --short
