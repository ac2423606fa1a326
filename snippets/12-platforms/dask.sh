course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 120
# measured: 8
mkdir work && cd work
cp ~/snippets/{steps,dask_months}.py .
export OMP_NUM_THREADS=1

# --8<-- [start:run]
python dask_months.py 2> dask.log
# --8<-- [end:run]
