course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
cp ~/snippets/{rules,rules_test,prometheus}.yml .
# --8<-- [start:test]
promtool check config prometheus.yml
promtool test rules rules_test.yml
# --8<-- [end:test]

# --8<-- [start:mistake]
sed -i 's/for: 15m/for: 45m/' rules.yml
promtool test rules rules_test.yml 2>&1 | grep -A 7 "FAILED" |
  fold -s -w 72
# --8<-- [end:mistake]
