course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: pipeline.sh
# timeout: 120
cd flights
dvc push -q
cd ~

# --8<-- [start:reproduced]
git clone -q flights ci && cd ci
dvc pull -q
dvc repro
git diff --exit-code && echo "the lock file holds"
# --8<-- [end:reproduced]

# --8<-- [start:not_reproduced]
sed -i "s/max_iter: 60/max_iter: 10/" params.yaml
git commit -q -a -m "Train less, and forget to run it"
dvc repro -q
git diff --exit-code --stat metrics.json  # exits 1
# --8<-- [end:not_reproduced]
