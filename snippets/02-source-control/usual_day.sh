course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
cat > features.py <<'END'
"""Features of a flight."""


def is_late(arr_delay):
    return arr_delay >= 15


def hour_of(sched_dep_time):
    return sched_dep_time // 100
END
git add . && git commit -q -m "feat: is_late and hour_of"

sed -i 's/"""Features of a flight."""/"""Features of a flight from New York."""/' features.py
cat >> features.py <<'END'


def late_share(delays):
    return sum(is_late(d) for d in delays) / len(delays)
END
printf "try things here\n" > notes.txt
# --8<-- [start:status]
git status --short
# --8<-- [end:status]
# --8<-- [start:diff]
git diff
# --8<-- [end:diff]
# --8<-- [start:add_patch]
printf "n\ny\n" | git add --patch features.py > /dev/null
git status --short
git diff --staged --stat
# --8<-- [end:add_patch]
# --8<-- [start:two_commits]
git commit -q -m "feat: share of late flights"
git commit -q -a -m "docs: flights leave from New York"
git log --oneline --stat -2
# --8<-- [end:two_commits]
# --8<-- [start:log]
git log --format="%h %an %ad %s" --date=short
git show --stat --format=%s HEAD~1
# --8<-- [end:log]
