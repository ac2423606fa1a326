"""The flights service: how many flights of a month were late? It keeps the flights in PostgreSQL."""

import os
from datetime import date

import psycopg
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

VERSION = "1.0"
INSERT = "INSERT INTO flights VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
COUNT = """
    SELECT count(*), count(*) FILTER (WHERE arr_delay > 15) FROM flights
    WHERE to_char(day, 'YYYY-MM') = %s AND origin = %s
"""

app = FastAPI(title="flights", version=VERSION)


class Flight(BaseModel):
    day: date
    carrier: str
    flight: int
    origin: str
    dest: str
    arr_delay: int


def database() -> psycopg.Connection:
    return psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5)


@app.get("/health")
def health() -> dict:
    return {"status": "ok", "version": VERSION}


@app.get("/late-share")
def late_share(month: str, origin: str) -> dict:
    with database() as connection:
        flights, late = connection.execute(COUNT, (month, origin)).fetchone()
    if not flights:
        raise HTTPException(404, f"no flights from {origin} in {month}")
    return {"month": month, "origin": origin, "flights": flights, "late": late, "late_share": round(late / flights, 3)}


@app.post("/flights", status_code=201)
def add(flights: list[Flight]) -> dict:
    rows = [tuple(flight.model_dump().values()) for flight in flights]
    with database() as connection, connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)
        return {"sent": len(rows), "new": cursor.rowcount}
