"""Asks a running service whether it is the release that we meant: `python smoke.py ADDRESS FOLDER`."""

import json
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

address, release = sys.argv[1], Path(sys.argv[2])
golden = json.loads((release / "golden.json").read_text())


def ask(path: str, body: dict | None = None) -> tuple[int, dict]:
    data = json.dumps(body).encode() if body else None
    request = Request(address + path, data, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


# --8<-- [start:tests]
def is_the_release() -> bool:
    wanted = json.loads((release / "release.json").read_text())
    return ask("/version") == (200, wanted)


def computes_what_training_computed() -> bool:
    status, answer = ask("/predict", {"flights": golden["flights"]})
    return status == 200 and answer["risks"] == golden["risks"]


def refuses_what_is_wrong() -> bool:
    flight = golden["flights"][0] | {"hour": 25}
    return ask("/predict", {"flights": [flight]})[0] == 422
# --8<-- [end:tests]


failed = 0
for test in (is_the_release, computes_what_training_computed, refuses_what_is_wrong):
    passed = test()
    failed += not passed
    print("ok    " if passed else "FAILED", test.__name__.replace("_", " "))
sys.exit(failed)
