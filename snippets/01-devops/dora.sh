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
