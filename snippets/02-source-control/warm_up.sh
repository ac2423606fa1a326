course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q --bare flights.git
git clone -q flights.git ada 2> /dev/null
cd ada && printf "LATE = 15\n" > settings.py && git add . && git commit -q -m "feat: begin" && git push -q
git clone -q ~/flights.git ~/grace
cd ~/grace && git config user.name "Grace Student" && git config user.email grace@example.org
cd ~
# --8<-- [start:two_clones]
cd ~/ada && echo "ORIGINS = ['EWR', 'JFK', 'LGA']" >> settings.py
git commit -q -a -m "feat: the three airports" && git push -q
cd ~/grace && echo "YEAR = 2013" >> settings.py
git commit -q -a -m "feat: the year of the data"
git push -q 2>&1 | grep "!"
# --8<-- [end:two_clones]
# --8<-- [start:rebase]
git fetch -q
git rebase origin/main 2>&1 | grep CONFLICT
cat settings.py
# --8<-- [end:rebase]
# --8<-- [start:both]
sed -i '/^[<=>]\{7\}/d' settings.py
cat settings.py
git add settings.py
GIT_EDITOR=true git rebase --continue > /dev/null 2>&1
git push -q
git log --format="%h %an: %s" --graph
# --8<-- [end:both]
