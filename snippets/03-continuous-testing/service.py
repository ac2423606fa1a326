from pathlib import Path

from fastapi import FastAPI, HTTPException

from features import late_share
from read_month import read_month

app = FastAPI()
DATA = Path.home() / "flights-2013"


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/late-share")
def late(month: str, origin: str):
    path = DATA / f"{month}.csv"
    if not path.exists():
        raise HTTPException(404, f"no month {month}")
    rows = [row for row in read_month(path) if row["origin"] == origin]
    share = late_share(rows)
    return {"month": month, "flights": len(rows), "late_share": share}
