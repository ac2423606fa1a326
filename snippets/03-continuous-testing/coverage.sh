course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
mkdir flights && cd flights
cp ~/snippets/{airport,test_airport}.py .

# --8<-- [start:lines]
coverage run -m pytest -q
# --8<-- [end:lines]

# --8<-- [start:report]
coverage report
# --8<-- [end:report]

# --8<-- [start:branches]
coverage run --branch -m pytest -q
coverage report -m
# --8<-- [end:branches]

# --8<-- [start:the_missed_branch]
python -c 'import airport; airport.label("HPN")' 2>&1 |
  tail -1 | fold -sw 72
# --8<-- [end:the_missed_branch]
python -m pytest -q
