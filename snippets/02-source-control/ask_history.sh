course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
as_grace() { GIT_AUTHOR_NAME="Grace Student" GIT_AUTHOR_EMAIL=grace@example.org "$@"; }
cat > features.py <<'END'
def is_late(arr_delay):
    return arr_delay >= 15


def hour_of(sched_dep_time):
    return sched_dep_time // 100
END
git add . && git commit -q -m "feat: is_late and hour_of"
cat >> features.py <<'END'


def late_share(delays):
    return sum(is_late(d) for d in delays) / len(delays)
END
as_grace git commit -q -a -m "feat: share of late flights"
sed -i 's/>= 15/> 15/' features.py
as_grace git commit -q -a -m "refactor: shorter comparison"
sed -i 's/len(delays)$/max(len(delays), 1)/' features.py
git commit -q -a -m "fix: no flights, no crash"
printf "# Flights\n" > README.md
git add . && git commit -q -m "docs: begin a README"

# --8<-- [start:blame]
git blame --date=short -L 1,2 features.py
# --8<-- [end:blame]
# --8<-- [start:pickaxe]
git log --oneline -S"> 15" -- features.py
git show --format="%an: %s" -U0 HEAD~2 | tail -3
# --8<-- [end:pickaxe]
# --8<-- [start:bisect]
git bisect start HEAD HEAD~4 > /dev/null
git bisect run python -c "from features import *; assert is_late(15)" 2>&1 |
  grep "is the first bad"
git bisect reset > /dev/null 2>&1
# --8<-- [end:bisect]
# --8<-- [start:take_back]
git revert --no-edit HEAD~2 > /dev/null
python -c "from features import *; print(is_late(15))"
# --8<-- [end:take_back]
