course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 240
mkdir flights && cd flights
git init -q
cp ~/snippets/cz.toml .
printf '__version__ = "0.1.0"\n' > flights_features.py
git add . && git commit -q -m "feat: begin"
git tag -a v0.1.0 -m "First version"

set -o pipefail
# --8<-- [start:check]
cz check --message "feat(hour): add hour_of"
cz check --message "fixed stuff" 2>&1 | grep -v pattern  # exits 14
# --8<-- [end:check]
# --8<-- [start:hook]
cat > .git/hooks/commit-msg <<'END'
#!/bin/sh
exec cz check --commit-msg-file "$1"
END
chmod +x .git/hooks/commit-msg
# --8<-- [end:hook]
# --8<-- [start:refused]
echo "# late" >> flights_features.py
git commit -a -m "wip" 2>&1 | grep -v pattern  # exits 1
git log --oneline
# --8<-- [end:refused]
# --8<-- [start:accepted]
git commit -a -m "fix: a flight of exactly 15 minutes is late"
# --8<-- [end:accepted]
echo "# hour" >> flights_features.py
git commit -q -a -m "feat(hour): add hour_of"
echo "# words" >> flights_features.py
git commit -q -a -m "docs: explain late"
# --8<-- [start:range]
cz check --rev-range v0.1.0..HEAD
git log --oneline v0.1.0..HEAD
# --8<-- [end:range]
cz bump --get-next --yes
# --8<-- [start:bump]
cz bump --yes | grep -e "→" -e tag -e increment
# --8<-- [end:bump]
# --8<-- [start:released]
git log --oneline --decorate -2
cat flights_features.py | head -1
# --8<-- [end:released]
# --8<-- [start:changelog]
head -9 CHANGELOG.md | tr -d "#"
# --8<-- [end:changelog]
# --8<-- [start:breaking]
echo "# None" >> flights_features.py
git commit -q -a \
  -m "feat!: is_late raises on a missing delay" \
  -m "BREAKING CHANGE: it was False before"
cz bump --get-next --yes
# --8<-- [end:breaking]
# --8<-- [start:bypass]
git commit -q --allow-empty --no-verify -m "wip"
cz check --rev-range v0.2.0..HEAD 2>&1 | grep "^commit"  # exits 14
# --8<-- [end:bypass]
