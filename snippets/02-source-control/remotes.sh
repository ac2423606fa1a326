course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# --8<-- [start:bare]
git init -q --bare flights.git
ls -d flights.git/HEAD flights.git/objects flights.git/refs
git -C flights.git config core.bare
# --8<-- [end:bare]
mkdir ada && cd ada
git init -q
printf "# Flights\n" > README.md && git add . && git commit -q -m "docs: begin"
# --8<-- [start:publish]
git remote add origin ~/flights.git
git push -u origin main
git remote -v
# --8<-- [end:publish]
# --8<-- [start:clone]
git clone -q ~/flights.git ~/grace
cd ~/grace
git branch -a
# --8<-- [end:clone]
git config user.name "Grace Student" && git config user.email grace@example.org
cd ~/ada
echo "late = 15" > late.py && git add . && git commit -q -m "feat: is_late" && git push -q
cd ~/grace
# --8<-- [start:fetch]
git status | head -2
git fetch
git status | head -3
git log --oneline main..origin/main
ls
# --8<-- [end:fetch]
# --8<-- [start:merge_fetched]
git merge --ff-only origin/main | head -2
ls
# --8<-- [end:merge_fetched]
echo "hour = 0" > hour.py && git add . && git commit -q -m "feat: hour_of" && git push -q
cd ~/ada
echo "share = 0" > share.py && git add . && git commit -q -m "feat: late_share"
# --8<-- [start:refused]
git push 2>&1 | grep -v hint
# --8<-- [end:refused]
# --8<-- [start:pull_asks]
git pull 2>&1 | tail -1
git config pull.rebase true
git pull -q
git log --oneline --graph
git push -q
# --8<-- [end:pull_asks]
# --8<-- [start:two_remotes]
git clone -q --bare ~/flights.git ~/fork.git
git remote add fork ~/fork.git
git remote
git ls-remote --heads fork
# --8<-- [end:two_remotes]
