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

owned = Counter(by.most_common(1)[0][0] for by in commits.values())
gone: list[str] = []
for who, _ in owned.most_common():
    if 2 * sum(owned[g] for g in gone) <= len(commits):
        gone.append(who)
print("bus factor:", len(gone), gone)
