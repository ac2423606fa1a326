course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# --8<-- [start:server]
svnadmin create server
svn mkdir -q -m "Lay out" file://$HOME/server/trunk file://$HOME/server/branches
svn checkout -q file://$HOME/server/trunk ada
svn checkout -q file://$HOME/server/trunk grace
# --8<-- [end:server]
# --8<-- [start:commit]
cd ~/ada
printf "def is_late(delay):\n    return delay >= 15\n" > late.py
svn add late.py
svn commit -m "is_late" | tail -1
# --8<-- [end:commit]
# --8<-- [start:update]
cd ~/grace
svn update -q && ls
svn log -q -r 1:HEAD | cut -d "|" -f 1
# --8<-- [end:update]
# --8<-- [start:out_of_date]
sed -i 's/15/LATE/' late.py && svn commit -q -m "Name the limit"
cd ~/ada
sed -i 's/15/20/' late.py
svn commit -q -m "20 minutes" 2>&1 | tail -1
# --8<-- [end:out_of_date]
svn revert -q late.py
# --8<-- [start:branch]
svn copy -q -m "A branch" file://$HOME/server/trunk \
  file://$HOME/server/branches/hour
svn ls file://$HOME/server/branches
svn update -q && svn switch -q file://$HOME/server/branches/hour .
svn info --show-item relative-url
# --8<-- [end:branch]
# --8<-- [start:server_away]
mv ~/server ~/server-is-down
svn log 2>&1 | grep -o "Unable to connect to a repository"
echo "# work on the train" >> late.py
svn status
svn commit -q -m "Train" 2>&1 | grep -o "Unable to open repository"
# --8<-- [end:server_away]
