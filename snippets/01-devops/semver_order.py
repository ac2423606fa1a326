# --8<-- [start:order]
from semver import Version

tags = ["1.10.0", "1.9.0", "2.0.0-rc.2", "2.0.0-rc.10", "2.0.0"]
print("as text:  ", sorted(tags))
print("as SemVer:", sorted(tags, key=Version.parse))
# --8<-- [end:order]

# --8<-- [start:bump]
now = Version.parse("1.4.2")
print("a fix:             ", now.bump_patch())
print("a new feature:     ", now.bump_minor())
print("a breaking change: ", now.bump_major())
print("a first candidate: ", now.bump_major().bump_prerelease())
# --8<-- [end:bump]

# --8<-- [start:python]
from packaging.version import Version as PythonVersion

forms = ["1.4", "1.4.0-rc.1", "1.4.0rc1", "1.4.0.post1", "1.4.0+b.7"]
for text in forms:
    semver = "yes" if Version.is_valid(text) else "no"
    print(f"{text:14} SemVer {semver:4} Python {PythonVersion(text)}")
# --8<-- [end:python]
