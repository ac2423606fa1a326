# --8<-- [start:ignored]
from fnmatch import fnmatch

files = [".env", ".git/config", "data/radar.bin", "main.py", "notes.md", "requirements.txt"]


def sent(files, patterns):
    left = []
    for file in files:
        ignored = False
        for pattern in patterns:  # the last match wins
            if fnmatch(file, pattern.lstrip("!")):
                ignored = not pattern.startswith("!")
        if not ignored:
            left.append(file)
    return left


print(sent(files, []))
print(sent(files, [".env", ".git/*"]))
print(sent(files, ["*", "!*.py", "!requirements.txt"]))
# --8<-- [end:ignored]
