"""The flights service: it answers with the risk that a flight arrives 15 or more minutes late."""

import json
import os
import signal
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(title="Late flights")


# BEGIN SOLUTION: read the release's three parts from the folder that the variable RELEASE names
# --8<-- [start:release]
RELEASE = Path(os.environ.get("RELEASE", "release"))
MODEL = json.loads((RELEASE / "model.json").read_text())
ABOUT = json.loads((RELEASE / "release.json").read_text())
# --8<-- [end:release]
# END SOLUTION


class Flight(BaseModel):
    model_config = ConfigDict(extra="forbid")
    hour: int = Field(ge=0, le=23)
    distance: float = Field(gt=0)
    precip: float = Field(ge=0)
    visib: float = Field(ge=0)


class Question(BaseModel):
    flights: list[Flight] = Field(min_length=1, max_length=1000)


def score(rule, flight: Flight) -> float:
    while isinstance(rule, dict):
        small = getattr(flight, rule["if"]) <= rule["at_most"]
        rule = rule["then"] if small else rule["else"]
    return rule


@app.post("/predict")
def predict(asked: Question) -> dict:
    risks = [score(MODEL, flight) for flight in asked.flights]
    return {"release": ABOUT["version"], "risks": risks}


# BEGIN SOLUTION: GET /health answers {"status": "ok"}, GET /version the whole of release.json
# --8<-- [start:about]
@app.get("/health")
def health() -> dict:
    return {"status": "ok"}


@app.get("/version")
def version() -> dict:
    return ABOUT
# --8<-- [end:about]
# END SOLUTION


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    # BEGIN SOLUTION: listen on all addresses, at the port that the variable PORT tells, 8000 if there is none
    # --8<-- [start:port]
    port = int(os.environ.get("PORT", "8000"))
    uvicorn.run(app, host="0.0.0.0", port=port, log_level="warning")
    # --8<-- [end:port]
    # END SOLUTION
