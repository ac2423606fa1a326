# --8<-- [start:flag]
import hashlib


def enabled(flag, user, percent):
    digest = hashlib.sha256(f"{flag}:{user}".encode()).hexdigest()
    return int(digest, 16) % 100 < percent


users = [f"user{number}" for number in range(1000)]
for percent in (1, 10, 50):
    print(percent, "%:", sum(enabled("new-model", user, percent) for user in users), "of 1000 users")

ten = {user for user in users if enabled("new-model", user, 10)}
half = {user for user in users if enabled("new-model", user, 50)}
print("who has it keeps it:", ten <= half)
# --8<-- [end:flag]
