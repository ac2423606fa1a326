import json
import os
from pathlib import Path

import httpx
import pytest

SERVICE = httpx.Client(base_url=os.environ["SERVICE"], timeout=30)
RELEASE = Path(os.environ["RELEASE"])
GOLDEN = json.loads((RELEASE / "golden.json").read_text())


# --8<-- [start:smoke]
def test_it_is_the_release_that_we_meant():
    wanted = json.loads((RELEASE / "release.json").read_text())
    assert SERVICE.get("/version").json() == wanted


def test_risks_are_those_of_the_training_code():
    question = {"flights": GOLDEN["flights"]}
    answer = SERVICE.post("/predict", json=question).json()
    assert answer["risks"] == pytest.approx(GOLDEN["risks"], abs=0.001)
# --8<-- [end:smoke]


# --8<-- [start:bad_input]
WRONG = [("hour", 25), ("origin", "LAX"), ("arr_delay", 3)]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_bad_input_is_the_callers_mistake(field, value):
    flight = GOLDEN["flights"][0] | {field: value}
    answer = SERVICE.post("/predict", json={"flights": [flight]})
    assert answer.status_code == 422
    assert field in answer.json()["refused"][0]
# --8<-- [end:bad_input]


# --8<-- [start:contract]
SENDS = {"carrier", "origin", "dest", "hour", "distance", "temp"}
READS = {"risks"}


def test_the_planner_can_still_talk_to_it():
    types = SERVICE.get("/openapi.json").json()["components"]["schemas"]
    flight, answer = types["Flight"], types["Answer"]
    assert set(flight["required"]) <= SENDS, "asks for more"
    assert set(flight["properties"]) >= SENDS, "refuses a field"
    assert set(answer["properties"]) >= READS, "gives less"
# --8<-- [end:contract]
