course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 400
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
course-remote ~/remote.git
git init -q flights && cd flights
git remote add origin ~/remote.git
cp ~/snippets/{features,test_strong,test_story}.py ~/snippets/project/pyproject.toml .
printf '__pycache__/\n.coverage\n' > .gitignore
mkdir -p .github/workflows && cp ~/snippets/project/tests.yml .github/workflows/
git add . && git commit -q -m "feat: features, their tests and the gate"

# --8<-- [start:green]
git push -q origin main 2>&1 |
  grep -o "[0-9]\+ passed\|features.py.*\|tests.yml .*"
# --8<-- [end:green]

# --8<-- [start:red]
sed -i 's/>= LATE/> LATE/' features.py
git commit -q -a -m "refactor: simpler"
git push -q origin main 2>&1 | grep -o "FAILED.*\|tests.yml .*"
# --8<-- [end:red]
