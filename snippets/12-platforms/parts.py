import csv
import re
import sys
from pathlib import Path

# --8<-- [start:scan]
KINDS = {".py": "script", ".sh": "session", ".yaml": "config", ".yml": "config",
         ".json": "config", ".ini": "config", ".toml": "config", ".bicep": "config"}
TOOLS = {
    "Git": r"\bgit (add|commit|push|tag|clone)\b", "DVC": r"\bdvc\b",
    "GitHub Actions": r"^jobs:", "CML": r"\bcml\b", "pytest": r"\bpytest\b",
    "pandera": r"\bpandera\b", "Evidently": r"\bevidently\b", "MLflow": r"\bmlflow\b",
    "scikit-learn": r"\bsklearn\b", "FastAPI": r"\bfastapi\b", "uvicorn": r"\buvicorn\b",
    "Docker": r"\bdocker\b|^FROM ", "Azure": r"\baz \w", "Prometheus": r"prometheus",
}
FACTS = {"late": r"arr_delay.{0,14}\b15\b", "columns": r"\bwind_speed\b"}


def matches(patterns, text):
    found = [name for name, p in patterns.items() if re.search(p, text, re.MULTILINE)]
    return "+".join(found)


def scan(folder):
    for path in sorted(folder.rglob("*")):
        kind = "config" if path.name == "Dockerfile" else KINDS.get(path.suffix)
        if kind and path.is_file():
            text = path.read_text()
            yield folder.name, path.name, kind, matches(TOOLS, text), matches(FACTS, text)
            # --8<-- [end:scan]


# --8<-- [start:write]
table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["folder", "file", "kind", "tools", "facts"])
for name in sys.argv[1:]:
    table.writerows(scan(Path(name)))
# --8<-- [end:write]
