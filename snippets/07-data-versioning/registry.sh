course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
git clone -q --bare flights flights.git

# --8<-- [start:list]
dvc list flights.git data --rev v1.0
# --8<-- [end:list]

# --8<-- [start:get]
dvc get -q flights.git data/2013-03.csv --rev v1.0
ls *.csv*
# --8<-- [end:get]

git init -q report
cd report
dvc init -q
git commit -q -m "Start a report"
# --8<-- [start:import]
dvc import -q ~/flights.git data --rev v1.0
head -8 data.dvc
# --8<-- [end:import]
git add . && git commit -q -m "Import the flights, v1.0"

# --8<-- [start:update]
dvc update -q data.dvc --rev v2.0
git diff -U0 data.dvc | grep "^[-+] "
ls data
# --8<-- [end:update]
