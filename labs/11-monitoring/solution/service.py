"""A small service: it answers with risks, and tells at any moment how far its last flights have moved: python service.py"""

import signal
import sys
from collections import deque

import pandas as pd
import uvicorn
import yaml
from data import TRAINING, flights
from drift import psi
from fastapi import FastAPI
from model import of_months, score

LAST = 300  # flights: four or five days
known = pd.concat([flights(month) for month in TRAINING])
model = of_months(TRAINING)
recent: deque[dict] = deque(maxlen=LAST)
app = FastAPI(title="Late flights, watched")


# --8<-- [start:service]
@app.post("/predict")
def predict(asked: list[dict]) -> list[float]:
    """Return the risk of each flight, and remember the last ones."""
    recent.extend(asked)
    return score(model, pd.DataFrame(asked)).tolist()


@app.get("/drift")
def drift() -> dict[str, str]:
    """Return how far each feature of the last flights has moved, where the policy compares it with the training months."""
    with open("policy.yml", encoding="utf-8") as file:
        policy = yaml.safe_load(file)
    seen, told = pd.DataFrame(recent), {}
    for name, rule in policy.items():
        if rule["window"] == "training":
            value = psi(known[name], seen[name])
            told[name] = f"{value:.2f} {'ALARM' if value > rule['psi_above'] else 'quiet'}"
    return told
    # --8<-- [end:service]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # end in order when told to
    uvicorn.run(app, port=8011, log_level="warning")
