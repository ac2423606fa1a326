# --8<-- [start:next_version]
import re

import semver


def next_version(version, messages):
    now = semver.Version.parse(version)
    # BEGIN SOLUTION: return the next version as text; messages are whole commit messages
    first = [m.splitlines()[0] for m in messages]
    if any("BREAKING CHANGE: " in m for m in messages) or any(re.match(r"\w+(\(.+\))?!:", f) for f in first):
        return str(now.bump_major())
    if any(re.match(r"feat(\(.+\))?:", f) for f in first):
        return str(now.bump_minor())
    if any(re.match(r"fix(\(.+\))?:", f) for f in first):
        return str(now.bump_patch())
    return version
    # END SOLUTION


print(next_version("1.4.2", ["docs: explain late", "feat(hour): add hour_of"]))
# --8<-- [end:next_version]


# --8<-- [start:check_next_version]
# hint: Look at the most important change first: breaking, then feat, then fix. The first that is found decides.
# hint: re.match(r"feat(\(.+\))?:", line) finds feat: and feat(hour):. With ! before the colon it is a breaking change.
# hint: now.bump_major(), now.bump_minor() and now.bump_patch() return new versions; str() makes text of them.
assert next_version("1.4.2", ["fix: 2400 is midnight"]) == "1.4.3", "a fix raises the patch"
assert next_version("1.4.2", ["fix: a", "feat(hour): b"]) == "1.5.0", "a feat raises the minor and sets the patch to 0"
assert next_version("1.4.2", ["feat!: raise on a missing delay"]) == "2.0.0", "an exclamation mark before the colon is a breaking change"
assert next_version("1.4.2", ["fix(hour)!: int, not text"]) == "2.0.0", "any type may be breaking, with a scope too"
assert next_version("1.4.2", ["feat: x\n\nBREAKING CHANGE: y"]) == "2.0.0", "a footer BREAKING CHANGE counts as well"
assert next_version("1.4.2", ["docs: words", "chore: tidy"]) == "1.4.2", "neither feat nor fix: no new version"
# --8<-- [end:check_next_version]
