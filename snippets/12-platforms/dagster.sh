course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 180
mkdir work && cd work
cp ~/snippets/{steps,assets}.py .
mkdir home && export DAGSTER_HOME=$PWD/home DAGSTER_DISABLE_TELEMETRY=yes PYTHONWARNINGS=ignore

# --8<-- [start:pushed]
python assets.py 02 03 2> run1.log
# --8<-- [end:pushed]

# --8<-- [start:blocked]
python assets.py 03 04 2> run2.log
# --8<-- [end:blocked]
