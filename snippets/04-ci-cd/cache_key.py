# --8<-- [start:key]
import hashlib


def key(system, python, lock):
    digest = hashlib.sha256(lock.encode()).hexdigest()
    return f"{system}-{python}-{digest[:8]}"


lock = "pandas==2.3.3\npytest==8.4.2\n"
newer = lock.replace("8.4.2", "9.0.0")
cache = {key("linux", "3.12", lock): "80 MB of packages"}

for asked in [("linux", "3.12", lock), ("linux", "3.13", lock), ("linux", "3.12", newer)]:
    found = key(*asked)
    print(found, "hit" if found in cache else "miss: install, then save")
# --8<-- [end:key]
