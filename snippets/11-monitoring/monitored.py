import signal
import sys

import pandas as pd
import uvicorn
from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from pydantic import BaseModel, Field

from flights import NUMBERS, chance, fit, read

app = FastAPI()
winter = read(1, 2, 3)
model = fit(winter)

# --8<-- [start:metrics]
requests = Counter("flights_requests", "Requests", ["status"])
seconds = Histogram("flights_seconds", "Time to answer", buckets=[0.05, 0.1, 0.25, 1])
answers = Counter("flights_answers", "Flights answered")
missing = Counter("flights_missing", "Empty cells", ["column"])
unknown = Counter("flights_unknown", "Airlines never seen in training")
risk = Histogram("flights_risk", "Chances said", buckets=[0.1, 0.2, 0.3, 0.4, 0.5, 1])
newest = Gauge("flights_model_newest_day_seconds", "Last day trained on")
newest.set(pd.Timestamp(winter["date"].max()).timestamp())
# --8<-- [end:metrics]
for column in NUMBERS:
    missing.labels(column)


class Flight(BaseModel):
    carrier: str
    origin: str
    dest: str
    hour: int = Field(ge=0, le=23)
    distance: float
    temp: float | None = None
    wind_speed: float | None = None
    precip: float | None = None
    visib: float | None = None


# --8<-- [start:predict]
@app.post("/predict")
def predict(flight: Flight):
    kinds = dict.fromkeys(NUMBERS, float)
    row = pd.DataFrame([flight.model_dump()]).astype(kinds)
    said = float(chance(model, row)[0])
    for column in row.columns[row.isna().any()]:
        missing.labels(column).inc()
    if flight.carrier not in known:
        unknown.inc()
    answers.inc()
    risk.observe(said)
    return {"risk": round(said, 2)}
    # --8<-- [end:predict]


known = set(winter["carrier"])


@app.middleware("http")
async def measured(request, call_next):
    if request.url.path != "/predict":
        return await call_next(request)
    with seconds.time():
        response = await call_next(request)
    requests.labels(response.status_code).inc()
    return response


# --8<-- [start:endpoint]
@app.get("/metrics")
def metrics():
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
    # --8<-- [end:endpoint]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # end in order when told to
    uvicorn.run(app, port=8000, log_level="warning", access_log=False)
