course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
cd snippets

# --8<-- [start:no_plugins]
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
# --8<-- [end:no_plugins]
