course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
cp ~/snippets/{schema,validate,damage,evidently_check}.py .

# --8<-- [start:good]
python validate.py ~/flights-2013/2013-04.csv
# --8<-- [end:good]

# --8<-- [start:damaged]
python damage.py
python validate.py 2013-04.csv  # exits 1
# --8<-- [end:damaged]

# --8<-- [start:undamaged]
python evidently_check.py ~/flights-2013/2013-04.csv
# --8<-- [end:undamaged]

# --8<-- [start:evidently]
python evidently_check.py 2013-04.csv
# --8<-- [end:evidently]
