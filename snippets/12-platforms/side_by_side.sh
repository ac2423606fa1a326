course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# --8<-- [start:count]
python ~/snippets/side_by_side.py
# --8<-- [end:count]
