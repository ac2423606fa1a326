course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
printf "# Flights\n" > README.md
git add . && git commit -q -m "docs: begin"
printf "def is_late(arr_delay):\n    return arr_delay >= 15\n" > late.py
git add . && git commit -q -m "feat: is_late"

# --8<-- [start:create]
git switch -c hour
cat .git/refs/heads/main .git/refs/heads/hour
cat .git/HEAD
# --8<-- [end:create]
printf "def hour_of(time):\n    return time // 100\n" > hour.py
# --8<-- [start:commit_on_branch]
git add . && git commit -q -m "feat: hour_of"
git log --oneline
git branch -v
# --8<-- [end:commit_on_branch]
# --8<-- [start:switch_back]
git switch -q main
ls
# --8<-- [end:switch_back]
# --8<-- [start:fast_forward]
git merge hour
git log --oneline --graph
git branch -d hour
# --8<-- [end:fast_forward]

git switch -q -c share
printf "def late_share(flags):\n    return sum(flags) / len(flags)\n" > share.py
git add . && git commit -q -m "feat: late_share"
git switch -q main
printf "# Flights\n\nLate: 15 minutes or more.\n" > README.md
git commit -q -a -m "docs: define late"
# --8<-- [start:diverged]
git log --oneline --graph --all
git merge-base main share
# --8<-- [end:diverged]
# --8<-- [start:three_way]
git merge --no-edit share
git log --oneline --graph
# --8<-- [end:three_way]
# --8<-- [start:two_parents]
git cat-file -p HEAD | grep parent
git branch --merged
# --8<-- [end:two_parents]
# --8<-- [start:no_ff]
git switch -q -c docs
git commit -q --allow-empty -m "docs: thank the reviewers"
git switch -q main
git merge -q --no-ff --no-edit docs
git log --oneline --graph -3
# --8<-- [end:no_ff]
# --8<-- [start:refused]
git switch -q -c draft
echo "half a thought" >> README.md && git commit -q -a -m "wip"
git switch -q main
git branch -d draft 2>&1 | grep -o "not fully merged"
# --8<-- [end:refused]
