course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600

# --8<-- [start:start]
course lab start 08b lab08b
cd lab08b
ls -A
# --8<-- [end:start]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:train]
dvc init --quiet
dvc repro
cat metrics.json
# --8<-- [end:train]

# --8<-- [start:commit]
git add .
git commit -q -m "feat: a first model"
course-remote ~/flights.git
git remote add origin ~/flights.git
git push -q -u origin main
course lab check --step train
# --8<-- [end:commit]

course lab solution workflow > ~/solution.txt
sed '/pull-requests: write/d; /- name: Post/,$d' solution/.github/workflows/report.yml > .github/workflows/report.yml
# --8<-- [start:workflow]
git commit -q -a -m "ci: a report on each push"
git push
# --8<-- [end:workflow]

# --8<-- [start:kept]
ls ~/.cache/course-ci/flights.artifacts/report
course lab check --step workflow
# --8<-- [end:kept]

# --8<-- [start:weather]
git switch -q -c weather
sed -i 's/numbers: .*/numbers: [hour, distance, precip, visib]/' params.yaml
dvc repro -q
dvc metrics diff main
git commit -q -a -m "feat: rain and visibility"
# --8<-- [end:weather]

course lab solution comment > ~/solution.txt
sed '/- name: Gate/,$d' solution/.github/workflows/report.yml > .github/workflows/report.yml
sed '/^ours=/,/^fi/d' solution/post.sh > post.sh
# --8<-- [start:post_code]
tail -n 1 post.sh
# --8<-- [end:post_code]
# --8<-- [start:open]
eval "$(course-github ada/flights)"
gh api repos/ada/flights/pulls -f title="Rain and visibility" -f head=weather -f base=main \
  --jq '"#\(.number) \(.state): \(.title)"'
# --8<-- [end:open]

# --8<-- [start:comment]
git commit -q -a -m "ci: the report becomes a comment"
git push -q -u origin weather 2>&1 | grep -E "Post|posted|report.yml"
# --8<-- [end:comment]

# --8<-- [start:read]
gh api repos/ada/flights/issues/1/comments --jq '.[].body'
# --8<-- [end:read]

# --8<-- [start:save]
gh api repos/ada/flights/issues/1/comments > notes/first.json
course lab check --step comment
# --8<-- [end:save]

cp solution/post.sh .
# --8<-- [start:update_code]
sed -n '/^ours=/,/^fi/p' post.sh
# --8<-- [end:update_code]
# --8<-- [start:update]
git commit -q -a -m "ci: one comment, kept up to date"
git push -q 2>&1 | grep -E "posted|updated|report.yml"
gh api repos/ada/flights/issues/1/comments > notes/second.json
course lab check --step update
# --8<-- [end:update]

course lab solution gate > ~/solution.txt
cp solution/gate.py .
cp solution/.github/workflows/report.yml .github/workflows/
# --8<-- [start:by_hand]
git show main:metrics.json > main.json
python gate.py main.json metrics.json
# --8<-- [end:by_hand]

# --8<-- [start:worse]
sed -i 's/numbers: .*/numbers: [hour, distance, precip, visib, temp, wind_speed]/' params.yaml
git commit -q -a -m "feat: all of the weather, and a gate"
git push -q 2>&1 | tee notes/red.txt | grep -E "updated|AUC|report.yml"
gh api repos/ada/flights/issues/1/comments --jq '.[].body' | grep "|"
# --8<-- [end:worse]

# --8<-- [start:mended]
sed -i 's/numbers: .*/numbers: [hour, distance, precip, visib]/' params.yaml
git commit -q -a -m "fix: only rain and visibility"
git push -q 2>&1 | grep -E "updated|AUC|report.yml"
gh api repos/ada/flights/issues/1/comments > notes/last.json
course lab check --step gate
# --8<-- [end:mended]

# --8<-- [start:look]
git ls-remote origin
# --8<-- [end:look]

course lab solution answers > ~/solution.txt
sed "s/COMMIT/$(git rev-parse --short=7 HEAD)/; s/MAIN/$(git rev-parse --short=7 main)/" solution/notes/answers.yml > notes/answers.yml
# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]
