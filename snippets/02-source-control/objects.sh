course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
# --8<-- [start:init]
git init -q
ls -d .git/HEAD .git/config .git/objects .git/refs
find .git/objects -type f | wc -l
# --8<-- [end:init]

printf "Late means 15 minutes or more.\n" > README.md
mkdir src && printf "LATE = 15\n" > src/settings.py
# --8<-- [start:first_commit]
git add README.md src
git commit -m "feat: say what late means"
find .git/objects -type f | wc -l
# --8<-- [end:first_commit]
# --8<-- [start:commit_object]
git cat-file -t HEAD
git cat-file -p HEAD
# --8<-- [end:commit_object]
# --8<-- [start:tree_object]
git cat-file -p HEAD^{tree}
git cat-file -p HEAD:src
# --8<-- [end:tree_object]
# --8<-- [start:blob_object]
git cat-file -p HEAD:src/settings.py
printf "LATE = 15\n" | git hash-object --stdin
# --8<-- [end:blob_object]

# --8<-- [start:references]
cat .git/HEAD
cat .git/refs/heads/main
git log --oneline -1 main
# --8<-- [end:references]

# --8<-- [start:index]
printf "LATE = 15  # minutes\n" > src/settings.py
git ls-files --stage
git add src/settings.py
git ls-files --stage
# --8<-- [end:index]
# --8<-- [start:second_commit]
git commit -q -m "docs: LATE is in minutes"
for at in HEAD~1 HEAD; do git rev-parse --short $at:README.md; done
for at in HEAD~1 HEAD; do git rev-parse --short $at:src; done
# --8<-- [end:second_commit]
# --8<-- [start:tag_object]
git tag -a v1.0 -m "First release"
git cat-file -t v1.0
git cat-file -p v1.0
# --8<-- [end:tag_object]
# --8<-- [start:detached]
git switch --detach v1.0
cat .git/HEAD
git switch main
# --8<-- [end:detached]
# --8<-- [start:sha256]
git init -q --object-format=sha256 ~/tomorrow
cd ~/tomorrow
printf "LATE = 15\n" | git hash-object --stdin
# --8<-- [end:sha256]
