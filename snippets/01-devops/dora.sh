course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
python ~/snippets/make_history.py

# --8<-- [start:history]
git log --oneline --decorate=short | head -5
git tag | wc -l
# --8<-- [end:history]

# --8<-- [start:deployments]
cat deployments.csv
# --8<-- [end:deployments]

# --8<-- [start:metrics]
python ~/snippets/dora.py
# --8<-- [end:metrics]
