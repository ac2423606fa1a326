course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
cd snippets

# --8<-- [start:every_flight]
python against_real_data.py
# --8<-- [end:every_flight]
