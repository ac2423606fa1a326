# --8<-- [start:owners]
from fnmatch import fnmatch

CODEOWNERS = [  # the last line that fits decides
    ("*", "@ada"),
    ("*.md", "@grace"),
    ("src/model/*", "@ada @grace"),
    (".github/*", "@flights/admins"),
]


def owners(path):
    return [who for pattern, who in CODEOWNERS if fnmatch(path, pattern)][-1]


for path in ("late.py", "docs/index.md", "src/model/train.py", ".github/CODEOWNERS"):
    print(f"{path:20}", owners(path))
# --8<-- [end:owners]
