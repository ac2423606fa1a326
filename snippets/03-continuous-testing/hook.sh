course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
git init -q flights && cd flights
cp ~/snippets/{features,test_unit,test_story}.py ~/snippets/project/pyproject.toml .
printf '__pycache__/\n.pytest_cache/\n' > .gitignore
git add . && git commit -q -m "feat: features and their tests"

# --8<-- [start:write]
cat > .git/hooks/pre-commit <<'END'
#!/bin/sh
exec pytest -q --tb=no -m "not slow"
END
chmod +x .git/hooks/pre-commit
# --8<-- [end:write]

# --8<-- [start:refused]
sed -i 's/>= LATE/> LATE/' features.py
git commit -q -a -m "refactor: simpler"  # exits 1
git log --oneline
# --8<-- [end:refused]
