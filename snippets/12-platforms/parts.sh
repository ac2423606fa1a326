course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# --8<-- [start:scan]
python ~/snippets/parts.py ~/snippets | grep -e ^folder -e steps.py
# --8<-- [end:scan]
