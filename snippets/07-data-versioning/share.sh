course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
git init -q --bare flights.git
cd flights

# --8<-- [start:publish]
git remote add origin ~/flights.git
git push -q origin main v1.0 v2.0
dvc push
# --8<-- [end:publish]

cd ~
# --8<-- [start:clone_has_no_data]
git clone -q ~/flights.git grace
cd grace
ls -A
dvc status
# --8<-- [end:clone_has_no_data]

git checkout -q v1.0
# --8<-- [start:pull_release]
git describe --tags
dvc pull
ls data
# --8<-- [end:pull_release]

# --8<-- [start:checkout_without_cache]
git checkout -q main
dvc checkout  # exits 255
# --8<-- [end:checkout_without_cache]

# --8<-- [start:pull_the_rest]
dvc pull
ls data
# --8<-- [end:pull_the_rest]

# --8<-- [start:forgot_to_push]
cp ~/flights-2013/2013-07.csv data/
dvc add -q data
git commit -q -m "Flights of January to July" data.dvc
git push -q
dvc status --cloud
# --8<-- [end:forgot_to_push]
cd ~/flights
# --8<-- [start:forgotten_push_hurts]
git pull -q origin main
dvc pull  # exits 1
# --8<-- [end:forgotten_push_hurts]

cd ~/grace
dvc push -q
cd ~/flights
dvc pull -q
git status --short
