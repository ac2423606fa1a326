course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
git commit -q --allow-empty -m "feat: is_late"
git commit -q --allow-empty -m "feat: hour_of"
# --8<-- [start:two_kinds]
git tag -a v1.0.0 -m "is_late and hour_of"
git tag try-this
git cat-file -t v1.0.0
git cat-file -t try-this
# --8<-- [end:two_kinds]
# --8<-- [start:list]
git tag -n
git log --oneline --decorate
# --8<-- [end:list]
git commit -q --allow-empty -m "fix: round the hour"
git commit -q --allow-empty -m "docs: explain the hour"
# --8<-- [start:describe]
git describe
git describe v1.0.0
git describe --tags --abbrev=0
git log --oneline v1.0.0..HEAD
# --8<-- [end:describe]
git init -q --bare ~/flights.git
git remote add origin ~/flights.git
# --8<-- [start:push_tags]
git push -q origin main
git ls-remote --tags origin
git push -q origin v1.0.0
git ls-remote --tags origin
# --8<-- [end:push_tags]
# --8<-- [start:moved_tag]
git tag v1.0.0  # exits 128
git tag -f -a v1.0.0 -m "moved" > /dev/null
git push origin v1.0.0 2>&1 | grep "!"
# --8<-- [end:moved_tag]
