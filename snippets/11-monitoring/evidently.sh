course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 240
cp ~/snippets/*.py .
export PYTHONWARNINGS=ignore
python same_numbers.py > all.txt

# --8<-- [start:numbers]
head -n 8 all.txt
# --8<-- [end:numbers]

# --8<-- [start:tests]
grep "p by hand" all.txt
# --8<-- [end:tests]

# --8<-- [start:preset]
tail -n 4 all.txt
# --8<-- [end:preset]

# The report is one file with all that it needs.
course-picture "file://$PWD/drift.html" report.png --size 1020x600 --click origin --wait wind_speed
