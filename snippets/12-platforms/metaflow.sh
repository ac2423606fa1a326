course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
mkdir work && cd work
cp ~/snippets/{steps,flow,look_flow}.py .
export METAFLOW_USER=ada METAFLOW_DEFAULT_METADATA=local METAFLOW_DEFAULT_DATASTORE=local
sed "s/,JFK,/,JKF,/" ~/flights-2013/2013-02.csv > ~/flights-2013/2013-99.csv

# --8<-- [start:run]
python flow.py --quiet run --month 02 > run1.log 2>&1
python flow.py --quiet run --month 99 > run2.log 2>&1  # exits 1
ls serving
# --8<-- [end:run]

# --8<-- [start:look]
python look_flow.py
# --8<-- [end:look]
