course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q --bare flights.git
git clone -q flights.git ada 2> /dev/null && cd ada
git commit -q --allow-empty -m "feat: is_late"
git push -q -u origin main
git switch -q -c hour
git commit -q --allow-empty -m "feat: hour_of"
git push -q -u origin hour
git clone -q ~/flights.git ~/grace
cd ~/grace
git config user.name "Grace Student"
git switch -q hour
git commit -q --allow-empty -m "test: hour_of at midnight"
git push -q
cd ~/ada
# --8<-- [start:rewritten]
git commit -q --amend --allow-empty -m "feat: the hour of a flight"
git push 2>&1 | grep "!"
# --8<-- [end:rewritten]
# --8<-- [start:lease]
git push --force-with-lease 2>&1 | grep "!"
# --8<-- [end:lease]
# --8<-- [start:look]
git fetch -q
git log --oneline --graph --all
# --8<-- [end:look]
# --8<-- [start:go_on]
git rebase -q --onto hour origin/hour~1 origin/hour
git branch -q -f hour HEAD && git switch -q hour
git push -q --force-with-lease
git log --format="%h %an: %s" -2
# --8<-- [end:go_on]
# --8<-- [start:plain_force]
cd ~/grace
git commit -q --amend --allow-empty -m "test: hour_of at noon"
git push -q --force
cd ~/ada && git fetch -q
git log --oneline origin/hour
# --8<-- [end:plain_force]
