course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
# timeout: 120
cd flights
git tag -a v1.1 -m "January to March, with a model"

# --8<-- [start:new_months]
cp ~/flights-2013/2013-0[4-6].csv data/
dvc add -q data
dvc repro | grep -e stage -e Stage -e data -e months
# --8<-- [end:new_months]

# --8<-- [start:metrics_diff]
git commit -q -a -m "Flights to June, and the model on them"
dvc metrics diff v1.1
# --8<-- [end:metrics_diff]

# --8<-- [start:model_of_a_release]
git checkout -q v1.1
dvc checkout
# --8<-- [end:model_of_a_release]
