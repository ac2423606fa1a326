import re


# --8<-- [start:label]
def is_label(name):
    # BEGIN SOLUTION: 1 to 63 of a-z, 0-9, hyphen; no hyphen at an end
    pattern = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
    return re.fullmatch(pattern, name) is not None
    # END SOLUTION


for name in ("flights", "flights-api", "Flights_API", "x" * 64):
    print(f"{name[:12]:12}", is_label(name))
# --8<-- [end:label]


# --8<-- [start:check_label]
# hint: re.fullmatch(pattern, name) must match the whole name; re.match would be content with its beginning.
# hint: One character: [a-z0-9]. Then, if there is more: up to 61 of [a-z0-9-], and one [a-z0-9] to end with.
# hint: r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" is the whole pattern; return whether fullmatch found it.
for good in ("a", "7", "flights", "flights-api", "v2-flights", "a--b", "x" * 63):
    assert is_label(good) is True, f"{good[:20]!r} is a label, and you say {is_label(good)}"
for bad, why in {
    "": "a label has at least one character",
    "-flights": "it begins with a hyphen",
    "flights-": "it ends with a hyphen",
    "Flights": "capitals are not allowed",
    "flights_api": "an underscore is not allowed",
    "flights.api": "a dot separates labels",
    "flights\n": "a line end is no part of a label (fullmatch, not match with $)",
    "x" * 64: "63 characters are the most",
}.items():
    assert is_label(bad) is False, f"{bad[:20]!r} is no label: {why}"
# --8<-- [end:check_label]
