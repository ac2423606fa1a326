import hashlib
import json
from pathlib import Path

data = Path.home() / "flights-2013"


def md5(content: bytes) -> str:
    return hashlib.md5(content).hexdigest()


# --8<-- [start:dir_hash]
listing = []
for name in ("2013-01.csv", "2013-02.csv", "2013-03.csv"):
    content = (data / name).read_bytes()
    listing.append({"md5": md5(content), "relpath": name})

print(md5(json.dumps(listing).encode()) + ".dir")
# --8<-- [end:dir_hash]
