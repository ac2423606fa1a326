import json
import os
from pathlib import Path

import httpx

GOLDEN = json.loads(Path(os.environ["RELEASE"], "golden.json").read_text())


# --8<-- [start:incident]
def test_a_new_airport_gets_an_answer():
    flight = GOLDEN["flights"][0] | {"dest": "ACK"}
    url = os.environ["SERVICE"] + "/predict"
    answer = httpx.post(url, json={"flights": [flight]}, timeout=30)
    assert answer.status_code == 200
# --8<-- [end:incident]
