course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
cp -r ~/snippets/flights-features . && cd flights-features
git init -q && printf '__pycache__/\n.pytest_cache/\n' > .gitignore && git add . && git commit -q -m "feat: features of a flight"
# --8<-- [start:ada]
git switch -q -c rename main
sed -i "s/hour_of/departure_hour/" src/flights_features/__init__.py tests/*.py
git commit -q -a -m "refactor: say which hour"
# --8<-- [end:ada]
# --8<-- [start:ada_short]
git log --format=%s -1
python -m pytest | tail -1
# --8<-- [end:ada_short]
# --8<-- [start:grace]
git switch -q -c evening main
cat > tests/test_evening.py <<'EOF'
from flights_features import hour_of


def test_evening_begins_at_18():
    assert hour_of(1759) < 18 <= hour_of(1800)
EOF
git add . && git commit -q -m "test: the evening"
# --8<-- [end:grace]
# --8<-- [start:grace_short]
git log --format=%s -1
python -m pytest | tail -1
# --8<-- [end:grace_short]
# --8<-- [start:merge]
git switch -q main && git merge -q rename
git merge -q --no-edit evening
git status --short && python -m pytest |
  grep -o "cannot import name 'hour_of'\|1 error"
# --8<-- [end:merge]
