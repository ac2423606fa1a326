import json
import sys
from pathlib import Path


# --8<-- [start:compare]
def read(name: str) -> dict[str, float]:
    rows = map(json.loads, Path(name).read_text().splitlines())
    return {row["id"]: row["risks"][0] for row in rows}


live, shadow = map(read, sys.argv[1:])
both = sorted(live.keys() & shadow.keys())
moved = [abs(live[each] - shadow[each]) for each in both]
alarm = [(live[each] >= 0.3) != (shadow[each] >= 0.3) for each in both]
lost = len(live) - len(both)
print(f"answered by both: {len(both)}, lost by the shadow: {lost}")
mean = sum(moved) / len(both)
print(f"the risk moves by {mean:.3f}, by {max(moved):.3f} at most")
print(f"another decision at 0.3: {sum(alarm)} flights")
# --8<-- [end:compare]
