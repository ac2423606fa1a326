course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 540
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1

# --8<-- [start:start]
course lab start 06 lab06
cd lab06
ls
# --8<-- [end:start]

# --8<-- [start:readme]
cat README.md
# --8<-- [end:readme]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:train]
python train.py
python serve.py flight.json
# --8<-- [end:train]

# --8<-- [start:evidence]
git grep -n predictions.csv
git grep -n config -- '*.py'  # exits 1
git grep -nE "weekday|dayofweek" -- '*.py'
# --8<-- [end:evidence]

course lab solution hunt > ~/solution.txt
cp solution/audit/debts.yml audit/
# --8<-- [start:debts]
cat audit/debts.yml
# --8<-- [end:debts]

# --8<-- [start:check_hunt]
course lab check --step hunt
# --8<-- [end:check_hunt]

# --8<-- [start:example]
git grep -n serve -- tests  # exits 1
git grep -n LogisticRegression
tail -1 .github/workflows/ci.yml
# --8<-- [end:example]

course lab solution form > ~/solution.txt
cp solution/audit/score.yml solution/audit/score.py audit/
# --8<-- [start:rows]
grep -B 3 -A 1 "points: 0.5" audit/score.yml
# --8<-- [end:rows]

# --8<-- [start:sections]
python audit/score.py
# --8<-- [end:sections]

cp audit/score.yml ~/right.yml
sed -i 's/evidence: .github.*/evidence: README.md:18/; s/evidence: git grep -inE "schema.*/evidence: git grep -in "schema|pandera"/' audit/score.yml
# --8<-- [start:wrong_search]
grep -A 1 "points: 0" audit/score.yml | head -2
course lab check --step form  # exits 1
# --8<-- [end:wrong_search]
sed -i 's/evidence: git grep -in "schema.*/evidence: git grep -inE "schema|pandera"/' audit/score.yml
# --8<-- [start:wrong_claim]
course lab check --step form  # exits 1
# --8<-- [end:wrong_claim]
cp ~/right.yml audit/score.yml

# --8<-- [start:check_form]
course lab check --step form
# --8<-- [end:check_form]

course lab solution level > ~/solution.txt
cp solution/audit/level.yml audit/
# --8<-- [start:level]
cat audit/level.yml
# --8<-- [end:level]

# --8<-- [start:check_level]
course lab check --step level
# --8<-- [end:check_level]

course lab solution prove > ~/solution.txt
cp solution/audit/prove.py audit/
# --8<-- [start:prove]
python audit/prove.py
# --8<-- [end:prove]

course lab solution rank > ~/solution.txt
cp solution/audit/rank.py solution/audit/plan.yml audit/
# --8<-- [start:mends]
cat audit/mends.yml
# --8<-- [end:mends]

# --8<-- [start:rank]
python audit/rank.py
# --8<-- [end:rank]

# --8<-- [start:plan]
cat audit/plan.yml
# --8<-- [end:plan]

# --8<-- [start:check_rank]
course lab check --step rank
# --8<-- [end:check_rank]

# --8<-- [start:copy]
cp mend/features.py .
cp mend/test_skew.py tests/
# --8<-- [end:copy]

course lab solution mend > ~/solution.txt
cp solution/mend/features.py .
cp solution/mend/test_skew.py tests/
# --8<-- [start:skew_found]
python -m pytest -q tests/test_skew.py | grep -m 1 "^E "
# --8<-- [end:skew_found]

sed -i 's/^FEATURES = .*/from features import FEATURES, features/; /^USE_HOLIDAYS/d' train.py
sed -i '/^    table = flights.copy/,/^    return table/c\    return pd.DataFrame([features(flight) for flight in flights.to_dict("records")], columns=FEATURES)' train.py
sed -i 's/^NAMES = .*/from features import FEATURES, features/; /^CARRIERS/d; /^from datetime/d; /^def features/,/^$/d; s/columns=NAMES/columns=FEATURES/' serve.py
sed -i 's/ || true//' .github/workflows/ci.yml
# --8<-- [start:diff]
git diff -U0 train.py serve.py .github
# --8<-- [end:diff]

# --8<-- [start:mended]
python -m pytest -q
python train.py
python serve.py flight.json
# --8<-- [end:mended]

# --8<-- [start:commit_mend]
git add features.py train.py serve.py tests .github
git commit --quiet --message "One function computes the features for training and serving"
# --8<-- [end:commit_mend]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
