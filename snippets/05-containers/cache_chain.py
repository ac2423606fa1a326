import hashlib


# --8<-- [start:keys]
def keys(steps, files):
    key, found = "", []
    for step in steps:
        copied = [text for name, text in files.items() if name in step or step.endswith(" .")]
        key = hashlib.sha256("".join([key, step, *copied]).encode()).hexdigest()
        found.append(key)
    return found


# --8<-- [end:keys]


# --8<-- [start:compare]
naive = ["FROM slim", "COPY .", "RUN pip"]
good = ["FROM slim", "COPY requirements.txt", "RUN pip", "COPY main.py"]
before = {"requirements.txt": "fastapi", "main.py": "print(1)"}
after = {**before, "main.py": "print(2)"}

for steps in (naive, good):
    old, new = keys(steps, before), keys(steps, after)
    for step, was, now in zip(steps, old, new):
        print(step, "(cached)" if was == now else "(AGAIN)", end="  ")
    print()
# --8<-- [end:compare]
