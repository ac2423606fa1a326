course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: conflict_merge.sh
cd flights
# --8<-- [start:back]
git reset -q --hard HEAD~1
git log --oneline --graph --all
# --8<-- [end:back]
# --8<-- [start:rebase_stops]
git rebase main 2>&1 | grep -E "CONFLICT|error"
git status | head -3
# --8<-- [end:rebase_stops]
# --8<-- [start:rebase_markers]
cat late.py
# --8<-- [end:rebase_markers]
# --8<-- [start:rebase_stages]
git show :2:late.py | tail -1    # ours
git show :3:late.py | tail -1    # theirs
# --8<-- [end:rebase_stages]
# --8<-- [start:rebase_heads]
git log --oneline -1 HEAD
git log --oneline -1 REBASE_HEAD
# --8<-- [end:rebase_heads]
# --8<-- [start:rebase_diff]
git diff
# --8<-- [end:rebase_diff]
# --8<-- [start:take_a_side]
git checkout --ours late.py && tail -1 late.py
git checkout --theirs late.py && tail -1 late.py
# --8<-- [end:take_a_side]
# --8<-- [start:continue]
sed -i 's/>= 15$/>= LATE/' late.py
git add late.py
GIT_EDITOR=true git rebase --continue > /dev/null 2>&1
git log --oneline --graph
tail -1 late.py
# --8<-- [end:continue]
# --8<-- [start:abort]
git reset -q --hard ORIG_HEAD
git rebase main > /dev/null 2>&1  # exits 1
git rebase --abort
git status | head -1
# --8<-- [end:abort]
