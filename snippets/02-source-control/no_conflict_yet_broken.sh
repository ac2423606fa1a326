course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
git init -q
printf "def is_late(delay):\n    return delay >= 15\n" > late.py
printf "from late import is_late\nprint(is_late(20))\n\n# Grace adds below\n" > report.py
git add . && git commit -q -m "feat: report"
# --8<-- [start:two_good_changes]
git switch -q -c new-report
echo "print(is_late(5))" >> report.py
git commit -q -a -m "feat: a second line in the report"
git switch -q main
sed -i 's/is_late/late_flight/' late.py report.py
git commit -q -a -m "refactor: shorter name"
# --8<-- [end:two_good_changes]
# --8<-- [start:merges_and_fails]
git merge --no-edit new-report | tail -1
python report.py 2>&1 | grep Error
# --8<-- [end:merges_and_fails]
