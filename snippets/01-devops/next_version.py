from semver import Version


# --8<-- [start:next_version]
def next_version(now, commits):
    # BEGIN SOLUTION: ! before the colon bumps major, feat minor, fix patch, others nothing
    types = [commit.partition(":")[0] for commit in commits]
    version = Version.parse(now)
    if any(kind.endswith("!") for kind in types):
        return str(version.bump_major())
    if any(kind.startswith("feat") for kind in types):
        return str(version.bump_minor())
    if any(kind.startswith("fix") for kind in types):
        return str(version.bump_patch())
    return now
    # END SOLUTION


print(next_version("1.3.0", ["docs: how to ask", "feat: answer by origin", "fix: no rows"]))
# --8<-- [end:next_version]


# --8<-- [start:check_next_version]
# hint: The type is what stands before the colon: commit.partition(":")[0]
# hint: Look for the greatest change first: any type that ends with "!", then any "feat", then any "fix".
# hint: Version.parse(now).bump_minor() makes the version; return it as str(…). With none of the three, return now.
one = ["fix: month 13"]
assert next_version("1.3.0", one) == "1.3.1", f"one fix after 1.3.0 makes 1.3.1; yours is {next_version('1.3.0', one)}"
two = ["fix: month 13", "feat: by origin"]
assert next_version("1.3.4", two) == "1.4.0", f"a feature bumps minor and sets patch to 0; yours is {next_version('1.3.4', two)}"
three = ["feat: by origin", "fix!: month is a name now"]
assert next_version("1.3.4", three) == "2.0.0", f"the ! says that users must change something: 2.0.0; yours is {next_version('1.3.4', three)}"
none = ["docs: fix: a word", "chore: feat"]
assert next_version("1.3.4", none) == "1.3.4", f"docs and chore release nothing; yours is {next_version('1.3.4', none)}"
# --8<-- [end:check_next_version]
