import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
import skops.io
import uvicorn
from fastapi import FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from flights import TRUSTED, features
from pydantic import BaseModel, ConfigDict, Field

# --8<-- [start:release]
RELEASE = Path(os.environ["RELEASE"])
ABOUT = json.loads((RELEASE / "release.json").read_text())
model = skops.io.load(RELEASE / "model.skops", trusted=TRUSTED)
# --8<-- [end:release]
log = logging.getLogger("predictions")
log.setLevel(logging.INFO)
log.addHandler(logging.FileHandler(os.environ.get("PREDICTIONS", "log.jsonl")))

app = FastAPI(title="Late flights")


# --8<-- [start:types]
class Flight(BaseModel):
    model_config = ConfigDict(extra="forbid")
    carrier: str = Field(pattern="^[A-Z0-9]{2}$")
    origin: Literal["EWR", "JFK", "LGA"]
    dest: str = Field(pattern="^[A-Z]{3}$")
    hour: int = Field(ge=0, le=23)
    distance: float = Field(gt=0)
    temp: float | None = None
    wind_speed: float | None = Field(default=None, ge=0)
    precip: float | None = Field(default=None, ge=0)
    visib: float | None = Field(default=None, ge=0)


class Question(BaseModel):
    flights: list[Flight] = Field(min_length=1, max_length=1000)
    # --8<-- [end:types]


class Answer(BaseModel):
    release: str
    risks: list[float]


Id = Annotated[str, Header()]


# --8<-- [start:predict]
@app.post("/predict")
def predict(asked: Question, x_request_id: Id = "") -> Answer:
    table = pd.DataFrame([each.model_dump() for each in asked.flights])
    risks = model.predict_proba(features(table))[:, 1].round(3).tolist()
    answer = Answer(release=ABOUT["version"], risks=risks)
    log.info(json.dumps({"id": x_request_id, **answer.model_dump()}))
    return answer
# --8<-- [end:predict]


# --8<-- [start:refuse]
@app.exception_handler(RequestValidationError)
def refuse(request: Request, error: RequestValidationError):
    reasons = []
    for each in error.errors():
        place = ".".join(map(str, each["loc"]))
        reasons.append(f"{place}: {each['msg']}")
    return JSONResponse({"refused": reasons}, status_code=422)
# --8<-- [end:refuse]


# --8<-- [start:about]
@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/version")
def version() -> dict[str, str]:
    return ABOUT
# --8<-- [end:about]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # end in order when told to
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
