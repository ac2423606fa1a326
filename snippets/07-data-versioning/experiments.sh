course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
# timeout: 120
cd flights

# --8<-- [start:exp_run]
dvc exp run -q -n small -S train.max_leaf_nodes=7
dvc exp run -q -n long -S train.max_iter=200
# --8<-- [end:exp_run]

# --8<-- [start:exp_show]
dvc exp show --csv | awk -F , '{
  printf "%-10s %5s  %-14s  %s\n", $1 ? $1 : $2, $6, $10, $11 }'
# --8<-- [end:exp_show]

# --8<-- [start:exp_apply]
dvc exp apply -q small
git diff --stat
git branch
# --8<-- [end:exp_apply]
