course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir flights && cd flights
cp ~/snippets/{features,read_month,service,test_unit,test_integration,test_story,test_speed,test_end_to_end}.py ~/snippets/project/pyproject.toml .

# --8<-- [start:mark]
pytest -q -m "not slow"
# --8<-- [end:mark]

# --8<-- [start:words]
pytest -q -k "share and not kennedy" --collect-only
# --8<-- [end:words]

# --8<-- [start:typo]
pytest -q -m "not slwo" 2>&1 | grep slwo | fold -sw 72
# --8<-- [end:typo]

# --8<-- [start:last_failed]
sed -i 's/>= LATE/> LATE/' features.py
pytest -q --tb=no -m "not slow"  # exits 1
pytest -q --tb=no --lf -m "not slow"  # exits 1
# --8<-- [end:last_failed]
cp ~/snippets/features.py .

# --8<-- [start:parallel]
pytest -q -p xdist -n 2
# --8<-- [end:parallel]
