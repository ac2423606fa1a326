course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
git init -q flights && cd flights
printf '__pycache__/\n.pytest_cache/\n' > .gitignore
git add . && git commit -q -m "chore: begin"

# --8<-- [start:red_1]
cat > test_minutes_late.py <<'END'
from minutes_late import minutes_late
def test_within_the_hour():
    assert minutes_late(scheduled=900, actual=915) == 15
END
pytest -q --tb=no  # exits 2
# --8<-- [end:red_1]
git add . && git commit -q -m "test: a delay within the hour (red)"

# --8<-- [start:green_1]
cat > minutes_late.py <<'END'
def minutes_late(scheduled, actual):
    return actual - scheduled
END
pytest -q
git add . && git commit -q -m "feat: minutes late (green)"
# --8<-- [end:green_1]

# --8<-- [start:red_2]
cat >> test_minutes_late.py <<'END'
def test_across_the_hour():
    assert minutes_late(scheduled=955, actual=1005) == 10
END
pytest -q --tb=no  # exits 1
# --8<-- [end:red_2]
git add . && git commit -q -m "test: a delay across the hour (red)"

# --8<-- [start:green_2]
cat > minutes_late.py <<'END'
def minutes_late(scheduled, actual):
    planned = scheduled // 100 * 60 + scheduled % 100
    left = actual // 100 * 60 + actual % 100
    return left - planned
END
pytest -q
# --8<-- [end:green_2]
git add . && git commit -q -m "feat: times are hours and minutes (green)"

# --8<-- [start:refactor_2]
cat > minutes_late.py <<'END'
def minutes_of(hhmm):
    return hhmm // 100 * 60 + hhmm % 100
def minutes_late(scheduled, actual):
    return minutes_of(actual) - minutes_of(scheduled)
END
pytest -q
# --8<-- [end:refactor_2]
git add . && git commit -q -m "refactor: minutes_of, said once"

# --8<-- [start:red_3]
cat >> test_minutes_late.py <<'END'
def test_across_midnight():
    assert minutes_late(scheduled=2355, actual=10) == 15
END
pytest -q --tb=no  # exits 1
# --8<-- [end:red_3]
git add . && git commit -q -m "test: a delay across midnight (red)"

# --8<-- [start:green_3]
sed -i '$ s/return \(.*\)/return (\1) % (24 * 60)/' minutes_late.py
tail -1 minutes_late.py
# --8<-- [end:green_3]

# --8<-- [start:passes_3]
pytest -q
# --8<-- [end:passes_3]
git add . && git commit -q -m "feat: a day wraps (green)"

# --8<-- [start:refactor_3]
cp ~/snippets/minutes_late.py .
git diff -U0 | grep '^[-+] *[Dr]'
pytest -q
# --8<-- [end:refactor_3]
git add . && git commit -q -m "refactor: DAY has a name"

# --8<-- [start:log]
git log --oneline --reverse
# --8<-- [end:log]
python -m pytest -q
