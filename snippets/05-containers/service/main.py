import os
import socket

import psycopg
from fastapi import FastAPI, HTTPException

app = FastAPI()
QUERY = """
    SELECT count(*), avg((arr_delay >= 15)::int)::float FROM flights
    WHERE to_char(day, 'YYYY-MM') = %s AND origin = %s
"""


@app.get("/health")
def health() -> dict:
    return {"status": "ok", "served_by": socket.gethostname()}


@app.get("/late-share")
def late_share(month: str, origin: str) -> dict:
    with psycopg.connect(os.environ["DATABASE_URL"]) as database:
        flights, share = database.execute(QUERY, (month, origin)).fetchone()
    if not flights:
        raise HTTPException(404, f"no flights from {origin} in {month}")
    return {"month": month, "origin": origin, "flights": flights, "late_share": round(share, 3)}
