course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 60
# measured: 8
mkdir work && cd work
cp ~/snippets/{steps,plain}.py .

# --8<-- [start:pushed]
python plain.py 02 03
# --8<-- [end:pushed]

# --8<-- [start:blocked]
python plain.py 03 04  # exits 1
# --8<-- [end:blocked]

# --8<-- [start:stopped]
sed "s/,JFK,/,JKF,/" ~/flights-2013/2013-02.csv \
  > ~/flights-2013/2013-99.csv
python plain.py 99 03  # exits 1
# --8<-- [end:stopped]

# --8<-- [start:time]
TIMEFORMAT="first to last: %1R s"
time python plain.py 02 03 > plain.log
# --8<-- [end:time]

# --8<-- [start:which_one]
ls serving
# --8<-- [end:which_one]
