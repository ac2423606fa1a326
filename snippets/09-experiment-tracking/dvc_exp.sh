course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
git init -q work && cd work
dvc init -q
dvc config core.autostage true
cp ~/snippets/{flights.py,train.py,params.yaml} .

# --8<-- [start:stage]
dvc stage add -q -n train -d train.py -d flights.py \
  -p learning_rate,max_leaf_nodes -M metrics.json python train.py
dvc repro -q && git add . && git commit -q -m "feat: train"
cat metrics.json
# --8<-- [end:stage]
echo

# --8<-- [start:run]
dvc exp run -q -n seven -S learning_rate=0.1 -S max_leaf_nodes=7
dvc exp run -q -n slower -S learning_rate=0.05 -S max_leaf_nodes=7
git log --oneline | wc -l
# --8<-- [end:run]

# --8<-- [start:show]
dvc exp show --csv | awk -F , '{
  printf "%-13s %6s  %-14s %s\n", $1 ? $1 : $2, $6, $7, $8 }' | sort
# --8<-- [end:show]

# --8<-- [start:keep]
dvc exp apply -q seven
git diff -U0 params.yaml | grep "^[-+][lm]"
# --8<-- [end:keep]
