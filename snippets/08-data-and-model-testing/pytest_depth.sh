course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72 OMP_NUM_THREADS=1
mkdir flights && cd flights
cp ~/snippets/{flights,features,conftest,test_features,test_data,test_model}.py ~/snippets/pytest.ini .

# --8<-- [start:quick]
python -m pytest -m "not model"
# --8<-- [end:quick]

# --8<-- [start:select]
python -m pytest --collect-only -k "evening or future"
# --8<-- [end:select]

# --8<-- [start:model]
python -m pytest -m model --tb=line  # exits 1
# --8<-- [end:model]

# --8<-- [start:last_failed]
python -m pytest --last-failed --tb=no  # exits 1
# --8<-- [end:last_failed]

# --8<-- [start:setup_show]
python -m pytest --setup-show -k "riskier and JFK" | grep -v "^$"
# --8<-- [end:setup_show]
