course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 119
# --8<-- [start:log]
head -4 ~/snippets/requests.csv
cut -d , -f 4 ~/snippets/requests.csv | sort | uniq -c
# --8<-- [end:log]

# --8<-- [start:again]
python ~/snippets/run_month.py few.csv --every 100
# --8<-- [end:again]
