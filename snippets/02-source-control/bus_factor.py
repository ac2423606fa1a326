import subprocess
from collections import Counter, defaultdict

log = subprocess.run(
    ["git", "log", "--name-only", "--format=author:%an"],
    capture_output=True,
    text=True,
    check=True,
).stdout

commits: dict[str, Counter[str]] = defaultdict(Counter)
for line in filter(None, log.splitlines()):
    if line.startswith("author:"):
        author = line.removeprefix("author:")
    else:
        commits[line][author] += 1

for name, by in sorted(commits.items()):
    print(f"{name:12}", dict(by))
owner = {name: by.most_common(1)[0][0] for name, by in commits.items()}
gone: list[str] = []
while 2 * sum(who in gone for who in owner.values()) <= len(owner):
    gone += [Counter(w for w in owner.values() if w not in gone).most_common(1)[0][0]]
print("bus factor:", len(gone), gone)
