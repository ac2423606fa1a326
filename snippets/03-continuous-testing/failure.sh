course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
cd snippets

# --8<-- [start:read_it]
pytest -q test_wrong.py  # exits 1
# --8<-- [end:read_it]
python -m pytest -q test_wrong.py  # exits 1
