course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
git init -q work && cd work
cp ~/snippets/flights.py .
cp ~/snippets/untracked/train.py .
git add . && git commit -q -m "feat: a first model of late flights"
sed -i 's/learning_rate=0.1, max_leaf_nodes=31/learning_rate=0.05, max_leaf_nodes=9/; s/"01", //' train.py
git diff -U0 train.py > ../lost.diff
echo "Monday: $(python train.py), best so far! fewer leaves help" > notes.txt
git checkout -q train.py
echo notes.txt > .gitignore
git add . && git commit -q -m "chore: keep the notes out"

# --8<-- [start:the_note]
cat notes.txt
# --8<-- [end:the_note]

# --8<-- [start:again]
git status --short
python train.py
# --8<-- [end:again]

# --8<-- [start:guess]
for leaves in 5 7 15; do
  sed "s/leaf_nodes=31/leaf_nodes=$leaves/" train.py > guess.py
  echo "$leaves leaves: $(python guess.py)"
done
# --8<-- [end:guess]

# --8<-- [start:what_it_was]
grep "^[-+] *[Xm]" ../lost.diff
# --8<-- [end:what_it_was]
