course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 900

# --8<-- [start:start]
course lab start 09 lab09
cd lab09
export MLFLOW_LOGGING_LEVEL=ERROR MLFLOW_DISABLE_TELEMETRY=true
export MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR=false
ls
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:report]
cat report.md
python train.py | tee attempts.txt
# --8<-- [end:report]

# --8<-- [start:history]
git log --format="%h %an: %s"
wc -l backups/*
# --8<-- [end:history]

# --8<-- [start:attempts]
cp backups/flights-1.csv data/flights.csv
python train.py | tee -a attempts.txt
cp backups/flights-2.csv data/flights.csv
python train.py | tee -a attempts.txt
cp backups/flights-4.csv data/flights.csv
# --8<-- [end:attempts]

course lab solution track > ~/solution.txt
cp solution/tracked.py .
# --8<-- [start:track]
git commit -q -m "Track the training" tracked.py
python tracked.py
# --8<-- [end:track]

# --8<-- [start:check_track]
course lab check  # exits 1
# --8<-- [end:check_track]

# --8<-- [start:store]
find mlruns -name environment.txt | wc -l
cat $(find mlruns -name MLmodel) | grep -A1 "signature:" | cut -c -72
# --8<-- [end:store]

course lab solution search > ~/solution.txt
cp solution/search.py .
# --8<-- [start:search]
git commit -q -m "Compare runs" search.py
python search.py
# --8<-- [end:search]

course lab solution again > ~/solution.txt
cp solution/recall.py .
# --8<-- [start:recall]
python recall.py for-the-report
# --8<-- [end:recall]

# --8<-- [start:links]
sha256sum backups/* | cut -c -16,65-
git log -1 --format="%h %an: %s" c67f0ba
python links.py | diff - laptop/environment.txt && echo "the same versions"
# --8<-- [end:links]

# --8<-- [start:again]
git worktree add --quiet --detach ../again c67f0ba
mkdir ../again/data
cp backups/flights-2.csv ../again/data/flights.csv
cd ../again
python train.py --depth 3 --rate 0.07 --seed 11 --trees 90
cd ../lab09
# --8<-- [end:again]

# --8<-- [start:same]
python -c "import json; print(json.load(open('../again/metrics.json'))['auc'])" > ~/again.txt
diff ~/again.txt laptop/auc.txt && echo "the same to the last digit"
# --8<-- [end:same]

course lab solution register > ~/solution.txt
cp solution/champion.py .
# --8<-- [start:register]
python champion.py
# --8<-- [end:register]

# --8<-- [start:without_code]
cp backups/flights-2.csv data/flights.csv
python train.py --depth 3 --rate 0.07 --seed 11 --trees 90
cp backups/flights-4.csv data/flights.csv
# --8<-- [end:without_code]

# --8<-- [start:without]
cd ../again
python train.py
cp ../lab09/backups/flights-4.csv data/flights.csv
python train.py --depth 3 --rate 0.07 --seed 11 --trees 90
# --8<-- [end:without]

# --8<-- [start:restore]
cp ../lab09/backups/flights-2.csv data/flights.csv
python train.py --depth 3 --rate 0.07 --seed 11 --trees 90
cd ../lab09
# --8<-- [end:restore]

course lab solution missing > ~/solution.txt
cp solution/missing.yml .
# --8<-- [start:form]
cat missing.yml
# --8<-- [end:form]

# --8<-- [start:commit]
git add recall.py champion.py missing.yml
git commit -q -m "Reproduce the report; name a champion"
# --8<-- [end:commit]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
