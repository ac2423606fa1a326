course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: usual_day.sh
cd flights
rm notes.txt
# --8<-- [start:restore]
echo "x = 1" >> features.py
git restore features.py
git status --short
# --8<-- [end:restore]
# --8<-- [start:unstage]
echo "x = 1" >> features.py
git add features.py
git restore --staged features.py
git status --short
# --8<-- [end:unstage]
git restore features.py
# --8<-- [start:amend]
git commit -q --amend -m "docs: say that flights leave from New York"
git log --oneline -2
# --8<-- [end:amend]
# --8<-- [start:reset]
git reset --soft HEAD~1
git status --short
git commit -q -m "docs: flights leave from New York"
# --8<-- [end:reset]
# --8<-- [start:revert]
git revert --no-edit HEAD~1
git log --oneline
# --8<-- [end:revert]
# --8<-- [start:reset_hard]
git reset -q --hard HEAD~2
git log --oneline
# --8<-- [end:reset_hard]
# --8<-- [start:reflog]
git reflog -4
git reset -q --hard HEAD@{1}
git log --oneline -1
# --8<-- [end:reflog]
# --8<-- [start:stash]
echo "half = 'done'" >> features.py
git stash
git stash list
git stash pop | tail -1
git status --short
# --8<-- [end:stash]
