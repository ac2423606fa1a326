course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300

# --8<-- [start:start]
course lab start 07 lab07
cd lab07
ls
# --8<-- [end:start]

# --8<-- [start:problem]
python make_flights.py 3
python report.py
python make_flights.py 6
python report.py
# --8<-- [end:problem]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:init]
dvc init --quiet
git status --short
git commit -m "Start a DVC project"
# --8<-- [end:init]

# --8<-- [start:add]
python make_flights.py 3
dvc add data/flights.csv
# --8<-- [end:add]

# --8<-- [start:pointer]
cat data/flights.csv.dvc
cat data/.gitignore
md5sum data/flights.csv
# --8<-- [end:pointer]

# --8<-- [start:commit_pointer]
git add data/flights.csv.dvc data/.gitignore
git commit -m "Flights of January to March"
course lab check --step track
# --8<-- [end:commit_pointer]

# --8<-- [start:share]
mkdir ~/flights-storage
dvc remote add --default storage ~/flights-storage
cat .dvc/config
dvc push
git commit -m "Share the data through a folder" .dvc/config
# --8<-- [end:share]

# --8<-- [start:look_into_storage]
find ~/flights-storage -type f
# --8<-- [end:look_into_storage]

# --8<-- [start:release]
git tag -a v1.0 -m "January to March 2013"
git log --oneline --decorate
# --8<-- [end:release]

# --8<-- [start:check_release]
course lab check  # exits 1
# --8<-- [end:check_release]

# --8<-- [start:second_release]
python make_flights.py 6
dvc add --quiet data/flights.csv
git commit -m "Flights of January to June" data/flights.csv.dvc
git tag -a v2.0 -m "January to June 2013"
dvc push
# --8<-- [end:second_release]

# --8<-- [start:pointer_diff]
git diff v1.0 v2.0
# --8<-- [end:pointer_diff]

# --8<-- [start:lose]
rm -rf data/flights.csv .dvc/cache
python report.py 2>&1 | tail -1
dvc checkout  # exits 255
# --8<-- [end:lose]

# --8<-- [start:recover]
dvc pull
python report.py
# --8<-- [end:recover]

# --8<-- [start:audit]
cd ~
git clone --quiet lab07 audit
cd audit
git checkout --quiet v1.0
dvc pull
cd ~/lab07
# --8<-- [end:audit]

# --8<-- [start:audit_report]
cd ~/audit
python report.py
cd ~/lab07
# --8<-- [end:audit_report]

# --8<-- [start:check_audit]
course lab check  # exits 1
# --8<-- [end:check_audit]

course lab solution access > ~/solution.txt
cp solution/late_share.py .
# --8<-- [start:access]
python late_share.py v1.0 v2.0
# --8<-- [end:access]

# --8<-- [start:get]
dvc get . data/flights.csv --rev v1.0 --out ~/q1.csv
python report.py ~/q1.csv
# --8<-- [end:get]

course lab solution compare > ~/solution.txt
cp solution/compare.py .
# --8<-- [start:compare]
python compare.py v1.0 v2.0
# --8<-- [end:compare]

# --8<-- [start:commit_code]
git add late_share.py compare.py
git commit -m "Answer from exact versions"
# --8<-- [end:commit_code]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]

# --8<-- [start:folder]
mkdir months
cp incoming/2013-0[1-3].csv months/
dvc add --quiet months
dvc push
cp incoming/2013-0[4-6].csv months/
dvc add --quiet months
dvc push
# --8<-- [end:folder]
