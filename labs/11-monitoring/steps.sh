course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600

# --8<-- [start:start]
course lab start 11 lab11
cd lab11
ls
head -3 logs/2013-04.csv
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

course lab solution measure > ~/solution.txt
cp solution/drift.py .
# --8<-- [start:compare]
python compare.py
# --8<-- [end:compare]

course lab solution survey > ~/solution.txt
cp solution/survey.py .
# --8<-- [start:survey]
python survey.py
# --8<-- [end:survey]

# --8<-- [start:check_survey]
course lab check  # exits 1
# --8<-- [end:check_survey]

course lab solution policy > ~/solution.txt
cp solution/policy.yml .
# --8<-- [start:policy]
cat policy.yml
# --8<-- [end:policy]

# --8<-- [start:watch_good]
python watch.py 2013-02 2013-03 2013-04 2013-05
# --8<-- [end:watch_good]

# --8<-- [start:watch]
python watch.py
# --8<-- [end:watch]

# --8<-- [start:days]
python days.py temp 2013-06-08 2013-06-15
python days.py hour 2013-06-08 2013-06-15
# --8<-- [end:days]

course lab solution broken > ~/solution.txt
cp solution/repair.py .
# --8<-- [start:repair]
python repair.py
# --8<-- [end:repair]

# --8<-- [start:service]
python service.py > service.log 2>&1 &
until curl -s -f -o up http://127.0.0.1:8011/docs; do sleep 0.2; done
python replay.py 2013-06-06 2013-06-15
kill %1
# --8<-- [end:service]
wait

# --8<-- [start:deliver]
python deliver.py labels
head -3 labels/2013-04.csv
# --8<-- [end:deliver]

course lab solution decay > ~/solution.txt
cp solution/decay.py .
# --8<-- [start:decay]
python decay.py
# --8<-- [end:decay]

cp solution/verdicts.yml .
# --8<-- [start:verdicts]
cat verdicts.yml
# --8<-- [end:verdicts]

course lab solution retrain > ~/solution.txt
cp solution/rule.py solution/retrain.py .
# --8<-- [start:retrain]
python retrain.py
# --8<-- [end:retrain]

# --8<-- [start:october]
python deliver.py october
python retrain.py
# --8<-- [end:october]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
