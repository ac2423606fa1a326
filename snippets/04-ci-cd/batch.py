# --8<-- [start:batch]
from math import ceil, log2

print("changes  waiting (hours)  runs to find the bad one")
for batch in (1, 4, 16, 64):  # one change an hour
    waiting = (batch - 1) / 2
    print(f"{batch:7}  {waiting:15}  {ceil(log2(batch)):24}")
# --8<-- [end:batch]
