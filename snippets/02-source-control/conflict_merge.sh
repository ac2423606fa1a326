course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
printf "LATE = 15\n\n\ndef is_late(delay):\n    return delay >= 15\n" > late.py
git add . && git commit -q -m "feat: is_late"
git switch -q -c missing
sed -i 's/return delay >= 15/return delay is not None and delay >= 15/' late.py
git commit -q -a -m "fix: a cancelled flight has no delay"
git switch -q main
sed -i 's/return delay >= 15/return delay >= LATE/' late.py
GIT_AUTHOR_NAME="Grace Student" git commit -q -a -m "refactor: name the limit"
git switch -q missing

# --8<-- [start:both_changed]
cat late.py
git log --oneline --graph --all
git diff main...missing -U0 | tail -2
git diff missing...main -U0 | tail -2
# --8<-- [end:both_changed]
# --8<-- [start:merge_stops]
git merge main  # exits 1
git status --short
# --8<-- [end:merge_stops]
# --8<-- [start:merge_markers]
cat late.py
# --8<-- [end:merge_markers]
# --8<-- [start:merge_stages]
git ls-files -u
git show :1:late.py | tail -1    # base
git show :2:late.py | tail -1    # ours
git show :3:late.py | tail -1    # theirs
# --8<-- [end:merge_stages]
# --8<-- [start:merge_diff]
git diff
# --8<-- [end:merge_diff]
# --8<-- [start:zdiff3]
git checkout --conflict=zdiff3 late.py
tail -7 late.py
# --8<-- [end:zdiff3]
# --8<-- [start:resolve]
sed -i '/^[<|=>]\{7\}/d; /^    return delay/d' late.py
echo "    return delay is not None and delay >= LATE" >> late.py
cat late.py
python -c "from late import is_late; print(is_late(None), is_late(15))"
# --8<-- [end:resolve]
# --8<-- [start:conclude]
git add late.py
git commit -q --no-edit
git log --oneline --graph
# --8<-- [end:conclude]
