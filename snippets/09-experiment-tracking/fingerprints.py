from hashlib import sha256
from pathlib import Path

# --8<-- [start:data]
january = (Path.home() / "flights-2013" / "2013-01.csv").read_text()
changed = january.replace(",33\n", ",34\n", 1)
for text in (january, changed):
    digest = sha256(text.encode()).hexdigest()
    print(len(text.splitlines()), "lines, digest", digest[:8])
# --8<-- [end:data]


# --8<-- [start:yours]
def data_version(files):
    # BEGIN SOLUTION: 8 digits from names and contents, in any order
    parts = [f"{name}:{sha256(files[name].encode()).hexdigest()}" for name in sorted(files)]
    return sha256("\n".join(parts).encode()).hexdigest()[:8]
    # END SOLUTION


print(data_version({"01.csv": "a", "02.csv": "b"}))
# --8<-- [end:yours]


# --8<-- [start:check_yours]
# hint: Make one text out of all files, then hash it. A loop over sorted(files) gives the same order each time.
# hint: Put the name and the hash of the content into the text, so that contents that swap names are noticed.
# hint: "\n".join(f"{name}:{sha256(files[name].encode()).hexdigest()}" for name in sorted(files)), hashed again, first 8 digits.
one = data_version({"01.csv": "a", "02.csv": "b"})
assert isinstance(one, str) and len(one) == 8, f"return a text of 8 digits; yours is {one!r}"
assert data_version({"02.csv": "b", "01.csv": "a"}) == one, "the order in the dictionary must not matter: sort the names"
assert data_version({"01.csv": "a", "02.csv": "c"}) != one, "a changed content must change the version"
assert data_version({"01.csv": "b", "02.csv": "a"}) != one, "contents that swap their names are other data: hash the names too"
assert data_version({"01.csv": "ab", "02.csv": ""}) != data_version({"01.csv": "a", "02.csv": "b"}), "where one file ends must matter too: hash each content alone"
# --8<-- [end:check_yours]
