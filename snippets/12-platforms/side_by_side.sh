# --8<-- [start:count]
python ~/snippets/side_by_side.py
# --8<-- [end:count]
