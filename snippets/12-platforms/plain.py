import sys
from pathlib import Path

from steps import evaluate, load, push, train, validate

GATE = 0.6

# --8<-- [start:plain]
month, following = sys.argv[1:3]
flights = load(month)
problems = validate(flights)
if problems:
    sys.exit(f"stopped: {problems}")
model = train(flights)
auc = evaluate(model, load(following))
if auc < GATE:
    sys.exit(f"blocked: AUC {auc} is below {GATE}")
push(model, Path("serving"))
print(f"pushed: AUC {auc}")
# --8<-- [end:plain]
