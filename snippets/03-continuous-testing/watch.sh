course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
mkdir flights && cd flights
cp ~/snippets/{features,test_unit}.py .

touch watch.log

# --8<-- [start:watch]
watchfiles "pytest -q --tb=no -p no:cacheprovider" . > watch.log 2>&1 &
until grep -q passed watch.log; do sleep 0.2; done
sed -i 's/>= LATE/> LATE/' features.py
until grep -q failed watch.log; do sleep 0.2; done
grep -E "passed|failed" watch.log
# --8<-- [end:watch]
kill %1
