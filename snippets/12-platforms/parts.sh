# --8<-- [start:scan]
python ~/snippets/parts.py ~/snippets | grep -e ^folder -e steps.py
# --8<-- [end:scan]
