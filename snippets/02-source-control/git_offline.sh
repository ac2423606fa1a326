course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
git init -q --bare server.git
git clone -q server.git ada 2> /dev/null && cd ada
printf "def is_late(delay):\n    return delay >= 15\n" > late.py
git add . && git commit -q -m "feat: is_late" && git push -q
# --8<-- [start:server_away]
mv ~/server.git ~/server-is-down.git
git switch -q -c hour
echo "# work on the train" >> late.py
git commit -q -a -m "docs: work on the train"
git log --oneline
git diff --stat main
git push -q origin hour  # exits 128
# --8<-- [end:server_away]
# --8<-- [start:any_clone_is_whole]
git clone -q --bare ~/ada ~/server.git
git push -q origin hour
git ls-remote --heads origin
# --8<-- [end:any_clone_is_whole]
