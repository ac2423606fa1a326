course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
commit() { echo "$1" >> "$1.py" && git add . && git commit -q -m "$2"; }
commit late "feat: is_late"
git switch -q -c hour
commit hour "feat: hour_of"
commit hour_test "test: hour_of at midnight"
git switch -q main
commit share "feat: late_share"
git switch -q hour

# --8<-- [start:before]
git log --oneline --graph --all
# --8<-- [end:before]
# --8<-- [start:rebase]
git rebase -q main
git log --oneline --graph --all
# --8<-- [end:rebase]
# --8<-- [start:same_change]
git diff --stat ORIG_HEAD~1 ORIG_HEAD
git diff --stat HEAD~1 HEAD
git range-diff ORIG_HEAD~2..ORIG_HEAD main..HEAD
# --8<-- [end:same_change]
# --8<-- [start:then_fast_forward]
git switch -q main
git merge --ff-only hour | head -2
git log --oneline --graph
# --8<-- [end:then_fast_forward]
# --8<-- [start:autosquash]
echo "# midnight is hour 0" >> hour.py
git commit -q -a --fixup HEAD~1
git log --oneline -4
GIT_SEQUENCE_EDITOR=true git rebase -q -i --autosquash HEAD~3
git log --oneline -3
# --8<-- [end:autosquash]
# --8<-- [start:todo]
GIT_SEQUENCE_EDITOR="cat" git rebase -q -i HEAD~3 | head -4
# --8<-- [end:todo]
# --8<-- [start:cherry_pick]
git switch -q -c release-1.0 HEAD~2
git cherry-pick main~1 | head -1
git log --oneline
# --8<-- [end:cherry_pick]
