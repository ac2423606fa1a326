cd snippets

# --8<-- [start:no_plugins]
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
# --8<-- [end:no_plugins]
