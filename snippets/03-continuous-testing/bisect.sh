course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
export PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 COLUMNS=72
git init -q flights && cd flights
cp ~/snippets/features.py .
printf '__pycache__/\n.pytest_cache/\n' > .gitignore
git add . && git commit -q -m "feat: is a flight late"
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  echo "note $n" >> notes.md
  [ $n = 9 ] && sed -i 's/>= LATE/> LATE/' features.py
  git add . && git commit -q -m "docs: note $n"
done

# --8<-- [start:run]
cp ~/snippets/test_unit.py test_boundary.py
git bisect start HEAD HEAD~15 > bisect.log
git bisect run pytest -q --tb=no test_boundary.py >> bisect.log 2>&1
grep -E "^[0-9a-f]+ is the first|passed|failed" bisect.log
# --8<-- [end:run]

# --8<-- [start:title]
git log -1 --oneline refs/bisect/bad
# --8<-- [end:title]

# --8<-- [start:found]
git show --oneline --unified=0 refs/bisect/bad -- features.py | tail -2
git bisect log | grep -c "^git bisect [bg]"
git bisect reset > /dev/null 2>&1
# --8<-- [end:found]
