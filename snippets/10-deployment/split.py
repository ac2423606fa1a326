from hashlib import sha256


# --8<-- [start:split]
def place(user, salt):
    digest = sha256(f"{salt}:{user}".encode()).hexdigest()
    return int(digest[:8], 16) % 100


users = [f"u{n}" for n in range(1000)]
for share in (5, 20, 50):
    new = [user for user in users if place(user, "may") < share]
    print(f"{share} %: {len(new)} of 1000; u23 in: {'u23' in new}")
# --8<-- [end:split]

# --8<-- [start:salt]
may = {user for user in users if place(user, "may") < 20}
june = {user for user in users if place(user, "june") < 20}
same = {user for user in users if place(user, "may") < 20}
print("met both experiments:", len(may & june))
print("with one salt for both:", len(may & same))
# --8<-- [end:salt]


# --8<-- [start:assign]
def release_for(user, shares, salt):
    # BEGIN SOLUTION: the release whose part holds the place
    edge = 0
    for release, share in shares.items():
        edge += share
        if place(user, salt) < edge:
            return release
    # END SOLUTION


for user in ("u1", "u23", "u4"):
    print(user, release_for(user, {"three": 10, "two": 90}, "may"))
# --8<-- [end:assign]


# --8<-- [start:check_assign]
# hint: Lay the shares side by side on 0 to 99: with 10 and 90, places 0 to 9 are the first release, 10 to 99 the second.
# hint: Go through shares.items() and add up the shares; the first sum that is greater than the user's place decides.
# hint: edge = 0; for release, share in shares.items(): edge += share; if place(user, salt) < edge: return release
got = [release_for(user, {"three": 10, "two": 90}, "may") for user in users]
assert set(got) <= {"three", "two"}, f"return a name of shares, for each user; you returned {sorted(set(map(str, got)))}"
assert got == [release_for(user, {"three": 10, "two": 90}, "may") for user in users], "the same user must always get the same release"
assert 70 < got.count("three") < 130, f"about 100 of 1000 users belong to three; you gave it {got.count('three')}"
wider = [release_for(user, {"three": 50, "two": 50}, "may") for user in users]
assert all(b == "three" for a, b in zip(got, wider) if a == "three"), "who is in at 10 % must stay in at 50 %"
assert release_for("u1", {"two": 100}, "may") == "two", "a release with 100 % gets everybody"
parts = [release_for(user, {"a": 30, "b": 30, "c": 40}, "may") for user in users]
assert min(parts.count(name) for name in "abc") > 200, "three releases must work too: add the shares up"
# --8<-- [end:check_assign]
