course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
mkdir flights && cd flights
mkdir data
cp ~/snippets/late_share.py .
echo data/ > .gitignore
git init -q
git add .
git commit -q -m "Measure the share of late flights"
cp ~/flights-2013/2013-01.csv data/latest.csv

# --8<-- [start:same_script_two_numbers]
python late_share.py data/latest.csv
# A month later a colleague writes the new extract over the old one.
cp ~/flights-2013/2013-09.csv data/latest.csv
python late_share.py data/latest.csv
# --8<-- [end:same_script_two_numbers]

# --8<-- [start:git_sees_nothing]
git status
git log --oneline
cat .gitignore
# --8<-- [end:git_sees_nothing]

cp ~/flights-2013/2013-07.csv data/final.csv
cp data/final.csv data/final_v2.csv
sed 1d ~/flights-2013/2013-08.csv >> data/final_v2.csv
cp data/final_v2.csv data/final_v2_really.csv
cp ~/flights-2013/2013-08.csv "data/final_v2 (copy).csv"

# --8<-- [start:which_copy]
for file in data/final*.csv; do
  echo "$file: $(python late_share.py "$file")"
done
# --8<-- [end:which_copy]

# --8<-- [start:digests_tell]
md5sum data/*.csv
# --8<-- [end:digests_tell]

# --8<-- [start:four_months]
for month in 01 07 09 12; do
  file=~/flights-2013/2013-$month.csv
  echo "month $month: $(python late_share.py $file)"
done
# --8<-- [end:four_months]
