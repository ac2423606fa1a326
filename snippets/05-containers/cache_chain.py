# --8<-- [start:keys]
import hashlib


def keys(steps, files):
    key, found = "", []
    for step in steps:
        reads = "".join(text for name, text in files.items() if name in step or " . " in step)
        key = hashlib.sha256((key + step + reads).encode()).hexdigest()[:6]
        found.append(key)
    return found


naive = ["FROM python", "COPY . /app", "RUN pip install"]
good = ["FROM python", "COPY requirements.txt", "RUN pip install", "COPY main.py"]
before = {"requirements.txt": "fastapi", "main.py": "print(1)"}
after = {**before, "main.py": "print(2)"}

for steps in (naive, good):
    for step, old, new in zip(steps, keys(steps, before), keys(steps, after)):
        print(f"{step:22} {old} {new} {'CACHED' if old == new else 'runs again'}")
    print()
# --8<-- [end:keys]
