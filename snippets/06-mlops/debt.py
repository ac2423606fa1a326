import ast
from pathlib import Path

from old_serve import features as served
from old_serve import warn
from old_train import features as trained
from old_train import train

home = Path.home()
code = {name: (home / "snippets" / name).read_text() for name in ("old_train.py", "old_serve.py")}

# --8<-- [start:find]
trees = {name: list(ast.walk(ast.parse(text))) for name, text in code.items()}
functions = [{n.name for n in t if isinstance(n, ast.FunctionDef)} for t in trees.values()]
print("written twice:", *set.intersection(*functions))
for name, nodes in trees.items():
    numbers = {n.value for n in nodes if isinstance(n, ast.Constant) and type(n.value) in (int, float)}
    print(f"bare numbers in {name}:", *sorted(numbers))
lines = [line for text in code.values() for line in text.splitlines() if line.strip() and "#" not in line]
learning = [line for line in lines if "model" in line and "def " not in line]
print(f"{len(learning)} of {len(lines)} lines touch the model")
# --8<-- [end:find]

# --8<-- [start:differ]
import pandas as pd

flight = {"hour": 18, "visib": None, "wind_speed": 8.1}  # no reading
in_training = trained(pd.DataFrame([flight]).astype(float))
in_serving = served(flight)
model = train(sorted(home.glob("flights-2013/2013-0[123].csv")))
for name, row in ("training", in_training), ("serving", in_serving):
    risk = model.predict_proba(row)[0][1]
    print(name, [float(x) for x in row[0]], f"risk {risk:.2f}")
print("warned:", bool(warn(model, flight)))
# --8<-- [end:differ]
