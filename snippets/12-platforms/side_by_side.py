import ast
from pathlib import Path

FILES = {
    "plain": ["plain.py", "steps.py"],
    "Metaflow": ["flow.py", "steps.py"],
    "Dagster": ["assets.py", "steps.py"],
    "TFX": ["tfx/pipeline.py", "tfx/flights_module.py", "tfx/prepare.py"],
}


# --8<-- [start:count]
def lines(path):
    text = path.read_text().splitlines()
    return sum(bool(line.strip()) and line.strip()[:1] != "#" for line in text)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.partition(".")[0]


here = Path.home() / "snippets"
for title, names in FILES.items():
    paths = [here / name for name in names]
    outside = {m for p in paths for m in imports(p)} - {"steps", "sys", "pathlib", "look"}
    print(f"{title:9} {sum(map(lines, paths)):4} lines, {len(outside)} packages")
# --8<-- [end:count]
