course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir recap && cd recap
git init -q

# --8<-- [start:content_is_the_address]
printf "late\n" > a.txt
cp a.txt b.txt
git hash-object a.txt b.txt
printf "early\n" > b.txt
git hash-object a.txt b.txt
# --8<-- [end:content_is_the_address]

# --8<-- [start:commit_to_blob]
git add . && git commit -q -m "Two words"
git cat-file -p HEAD | head -2
git cat-file -p HEAD^{tree}
git cat-file -p HEAD:a.txt
# --8<-- [end:commit_to_blob]

# --8<-- [start:tag_names_a_commit]
git tag -a v1.0 -m "First release"
git commit -q --allow-empty -m "Work goes on"
git log --oneline --decorate
# --8<-- [end:tag_names_a_commit]

mkdir ~/small && cd ~/small
git init -q
# --8<-- [start:small_text_is_fine]
for month in 01 02 03 04 05 06; do
  tail -n +2 ~/flights-2013/2013-$month.csv >> flights.csv
  git add flights.csv && git commit -q -m "Flights to $month"
done
du -h --apparent-size flights.csv
git gc -q
git count-objects -v -H | grep size-pack
# --8<-- [end:small_text_is_fine]
