# --8<-- [start:order]
import semver

names = ["1.10.0", "1.9.0", "1.10.0-rc.1", "2.0.0", "1.9.0+build.7"]
print("as text  ", sorted(names))
print("as SemVer", sorted(names, key=semver.Version.parse))

now = semver.Version.parse("1.9.3")
print(now.bump_patch(), now.bump_minor(), now.bump_major())
# --8<-- [end:order]
