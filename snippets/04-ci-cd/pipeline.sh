course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 240
export PIP_CONFIG_FILE=/dev/null PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
# --8<-- [start:project]
cp -r ~/snippets/flights-features . && cd flights-features
find . -type f | sort
python -m pytest
# --8<-- [end:project]
git init -q
printf 'dist/\n__pycache__/\n.pytest_cache/\n.ruff_cache/\n' > .gitignore
unset PYTHONPATH

# --8<-- [start:push]
mkdir -p .github/workflows
cp ~/snippets/.github/workflows/ci.yml .github/workflows/
git add . && git commit -q -m "feat: features of a flight, checked on every push"
course-remote ~/flights-features.git
git remote add origin ~/flights-features.git
git push -u origin main
# --8<-- [end:push]

# --8<-- [start:break_it]
git switch -q -c stricter
sed -i "s/>= 15/> 15/" src/flights_features/__init__.py
git commit -q -a -m "fix: late begins after 15 minutes"
git push -q -o pull_request origin stricter 2>&1 |
  grep "🏁\|E .*where\|❌ ci"
# --8<-- [end:break_it]

# --8<-- [start:mend]
git revert --no-edit HEAD | head -1
git push -q -o pull_request origin stricter 2>&1 | grep "🏁\|ci.yml"
# --8<-- [end:mend]
course-remote --passed ~/flights-features.git
git switch -q main
