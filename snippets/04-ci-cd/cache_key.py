import hashlib


# --8<-- [start:key]
def key(system, python, lock):
    return f"{system}-{python}-{hashlib.sha256(lock).hexdigest()[:8]}"


lock = b"pandas==2.3.3 pytest==8.4.2"
newer = lock.replace(b"8.4.2", b"9.0.0")
cache = {key("linux", "3.12", lock): "80 MB"}

for python, wanted in [("3.12", lock), ("3.13", lock), ("3.12", newer)]:
    found = key("linux", python, wanted)
    print(found, "hit" if found in cache else "miss")
# --8<-- [end:key]
