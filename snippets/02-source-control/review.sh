course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: remotes.sh
cd grace && git pull -q
eval "$(course-github ada/flights)"
# --8<-- [start:branch]
git switch -q -c midnight
echo "hour = 0 if time == 2400 else time // 100" > hour.py
git commit -q -a -m "fix: 2400 is midnight, hour 0"
git push -q -u origin midnight
# --8<-- [end:branch]
# --8<-- [start:request_pull]
git request-pull main ~/flights.git midnight | head -12
# --8<-- [end:request_pull]
# --8<-- [start:open]
gh api repos/ada/flights/pulls -f title="fix: 2400 is midnight" \
  -f head=midnight -f base=main -f sha=$(git rev-parse HEAD) \
  --jq '"#\(.number) \(.state): \(.title)"'
# --8<-- [end:open]
# --8<-- [start:review]
cd ~/ada && git fetch -q
git log --oneline main..origin/midnight
git diff main...origin/midnight | tail -2
gh api repos/ada/flights/issues/1/comments --jq .html_url \
  -f body="question: is there a test for 2400? Otherwise good."
# --8<-- [end:review]
# --8<-- [start:answer]
cd ~/grace
echo "assert hour_of(2400) == 0" > test_hour.py
git add . && git commit -q -m "test: hour_of(2400)" && git push -q
gh api repos/ada/flights/issues/1/comments -f body="Added one." --jq .body
# --8<-- [end:answer]
# --8<-- [start:merge]
cd ~/ada && git fetch -q
git merge -q --no-ff -m "fix: 2400 is midnight (#1)" origin/midnight
git push -q origin main && git push -q origin --delete midnight
git log --oneline --graph -4
# --8<-- [end:merge]
