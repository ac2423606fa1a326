from pathlib import Path

import pandas as pd

# --8<-- [start:count]
path = Path.home() / "snippets" / "parts.csv"
parts = pd.read_csv(path, keep_default_na=False)
for folder, files in parts.groupby("folder"):
    tools = set("+".join(files["tools"]).split("+")) - {""}
    print(f"{folder:25} {len(files)} files, {len(tools)} tools")
every = set("+".join(parts["tools"]).split("+")) - {""}
print(len(every), "tools in all")
# --8<-- [end:count]

# --8<-- [start:facts]
for fact in ("late", "columns"):
    where = parts[parts["facts"].str.contains(fact)]
    print(f"{fact!r} is written down in {len(where)} files of "
          f"{where['folder'].nunique()} folders")
tools = [cell.split("+") for cell in parts["tools"]]
pairs = {(a, b) for row in tools for a in row for b in row if a < b}
print(f"pairs of tools that meet in one file: {len(pairs)}")
# --8<-- [end:facts]
