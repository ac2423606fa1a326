import json
import sys
from urllib.error import HTTPError
from urllib.request import urlopen

for path in sys.argv[1:]:
    try:
        answer = json.load(urlopen(f"http://localhost:8000{path}"))
        print(*(f"{name}={value}" for name, value in answer.items()))
    except HTTPError as error:
        print(error.code, json.load(error)["detail"])
