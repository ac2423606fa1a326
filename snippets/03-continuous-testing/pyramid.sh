course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
# measured: 20
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
mkdir flights && cd flights
cp ~/snippets/*.py ~/snippets/contract.json ~/snippets/project/pyproject.toml .

# --8<-- [start:times]
python time_kinds.py
# --8<-- [end:times]
