# --8<-- [start:pattern]
import re

types = r"(feat|fix|docs|test|refactor|chore)"
form = re.compile(types + r"(\([\w-]+\))?!?: \S.*")

for line in ("feat: is_late", "fix(hour)!: 24", "feat:is_late", "wip"):
    print("passes " if form.fullmatch(line) else "refused", line)
# --8<-- [end:pattern]
