course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: releases.sh
git clone -q --bare flights flights.git
cp snippets/read_*.py .

# --8<-- [start:read_one_file]
python read_one_file.py
# --8<-- [end:read_one_file]

# --8<-- [start:read_versions]
python read_versions.py
# --8<-- [end:read_versions]

mkdir ~/late && cd ~/late
git init -q
dvc init -q
cp ~/flights-2013/2013-01.csv .
dvc add -q 2013-01.csv
git add . && git commit -q -m "Flights of January"
git tag v1.0
dvc remote add -q -d storage ~/late-storage
git commit -q -a -m "Say where the data is"
dvc push -q
git clone -q --bare . ~/late.git
mkdir ~/reader && cd ~/reader
# --8<-- [start:tag_before_remote]
git -C ~/late.git log --oneline --decorate
dvc get ~/late.git 2013-01.csv --rev v1.0  # exits 255
dvc get -q ~/late.git 2013-01.csv --rev main && ls
# --8<-- [end:tag_before_remote]
