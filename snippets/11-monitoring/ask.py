import json
import sys
from urllib.parse import urlencode
from urllib.request import urlopen

HIDDEN = ("instance", "job", "__name__")

# --8<-- [start:ask]
for expression in sys.argv[1:]:
    query = urlencode({"query": expression})
    with urlopen(f"http://127.0.0.1:9090/api/v1/query?{query}") as answer:
        rows = json.load(answer)["data"]["result"]
    lines = []
    for row in rows:
        labels = sorted(row["metric"].items())
        words = " ".join(f"{k}={v}" for k, v in labels if k not in HIDDEN)
        lines.append(f"{float(row['value'][1]):.3g} {words}".strip())
    print("\n".join(sorted(lines)) or "nothing")
# --8<-- [end:ask]
