course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 600

# --8<-- [start:start]
course lab start 01 lab01
cd lab01
ls
# --8<-- [end:start]

# --8<-- [start:problem]
python service/dashboard.py
# --8<-- [end:problem]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

# --8<-- [start:look]
head -4 requests.csv
cut -d, -f2 requests.csv | cut -d'?' -f1 | sort | uniq -c
grep late-share requests.csv | cut -d, -f3 | sort | uniq -c
# --8<-- [end:look]

# --8<-- [start:closed]
grep ',499,' requests.csv | head -5
# --8<-- [end:closed]

# --8<-- [start:users]
cat notes/users.md
# --8<-- [end:users]

course lab solution choose > ~/solution.txt
cp solution/sli.py .
# --8<-- [start:check_choose]
course lab check --step choose
# --8<-- [end:check_choose]

course lab solution agree > ~/solution.txt
cp solution/slo.yml .
sed -i 's/99.5$/100/' slo.yml
# --8<-- [start:hundred]
grep -A 1 availability slo.yml
course lab check --step agree  # exits 1
# --8<-- [end:hundred]

cp solution/slo.yml .
# --8<-- [start:policy]
cat slo.yml
# --8<-- [end:policy]

# --8<-- [start:commit_policy]
git add slo.yml sli.py
git commit --message "Objectives and error budget policy"
course lab check --step agree
# --8<-- [end:commit_policy]

course lab solution measure > ~/solution.txt
cp solution/measure.py .
# --8<-- [start:measure]
python measure.py
# --8<-- [end:measure]

course lab solution budget > ~/solution.txt
cp solution/budget.py .
# --8<-- [start:budget]
python budget.py
# --8<-- [end:budget]

# --8<-- [start:night]
python between.py 2026-02-18T03:10 2026-02-18T03:50
# --8<-- [end:night]

# --8<-- [start:check_budget]
course lab check  # exits 1
# --8<-- [end:check_budget]

course lab solution alert > ~/solution.txt
cp solution/burn.py .
# --8<-- [start:burn]
python burn.py
# --8<-- [end:burn]

course lab solution decide > ~/solution.txt
cp solution/decide.py .
# --8<-- [start:decide]
python decide.py feature
python decide.py fix
# --8<-- [end:decide]
echo "import decide; print(decide.decide([], {'availability': 100.0}, 'feature'))" > no_rule.py
python no_rule.py && rm no_rule.py

cp solution/notes/decision.yml notes/
# --8<-- [start:decision]
cat notes/decision.yml
# --8<-- [end:decision]

# --8<-- [start:commit_decision]
git add .
git commit --quiet --message "Flights 1.9 waits: the availability budget is used up"
course lab check --step decide
# --8<-- [end:commit_decision]

# --8<-- [start:channel]
cat notes/channel.txt
# --8<-- [end:channel]

# --8<-- [start:between]
python between.py 2026-03-03T14:20 2026-03-03T16:50
# --8<-- [end:between]

course lab solution learn > ~/solution.txt
cp solution/notes/postmortem.md notes/
# --8<-- [start:postmortem]
cat notes/postmortem.md
# --8<-- [end:postmortem]

# --8<-- [start:commit_learning]
git add notes/postmortem.md
git commit --quiet --message "Post-mortem of 3 March"
# --8<-- [end:commit_learning]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]

# --8<-- [start:what_if]
python what_if.py
# --8<-- [end:what_if]
