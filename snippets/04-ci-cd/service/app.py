import json
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

app = FastAPI()
SHARES = Path(__file__).with_name("shares.json")


# --8<-- [start:answer]
@app.get("/health")
def health():
    return {"version": "1.0"}


@app.get("/late-share")
def late_share(month: str):
    shares = json.loads(SHARES.read_text())
    return {"late_share": round(shares[month], 3)}
# --8<-- [end:answer]


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
