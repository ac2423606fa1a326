course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
cp ~/snippets/gitignore.txt .gitignore
git add . && git commit -q -m "chore: say what Git shall not see"
mkdir -p data tests __pycache__
cp ~/flights-2013/2013-01.csv data/january.csv
touch run.log tests/sample.csv __pycache__/late.pyc late.py

# --8<-- [start:status]
git status --short
git status --short --ignored
# --8<-- [end:status]
# --8<-- [start:check_ignore]
git check-ignore -v data/january.csv run.log tests/sample.csv
# --8<-- [end:check_ignore]
# --8<-- [start:not_ignored]
git check-ignore -v late.py  # exits 1
# --8<-- [end:not_ignored]
# --8<-- [start:parent_wins]
echo '!data/sample.csv' >> .gitignore
touch data/sample.csv
git add data/sample.csv 2>&1 | grep -v hint
# --8<-- [end:parent_wins]
git restore .gitignore
# --8<-- [start:tracked_trap]
echo "PASSWORD=flights" > .env
git add .env && git commit -q -m "feat: settings"
echo ".env" >> .gitignore && git commit -q -a -m "chore: ignore .env"
echo "PASSWORD=secret" > .env
git status --short
# --8<-- [end:tracked_trap]
# --8<-- [start:rm_cached]
git rm --cached --quiet .env
git commit -q -m "chore: stop tracking .env"
echo "PASSWORD=new" > .env
git status --short
ls .env
# --8<-- [end:rm_cached]
# --8<-- [start:still_in_history]
git log --oneline -- .env
git show HEAD~2:.env
# --8<-- [end:still_in_history]
# --8<-- [start:two_more_places]
echo "notes.txt" >> .git/info/exclude
git config --global core.excludesFile ~/.gitignore-everywhere
echo ".DS_Store" >> ~/.gitignore-everywhere
touch notes.txt .DS_Store
git check-ignore -v notes.txt .DS_Store
# --8<-- [end:two_more_places]
