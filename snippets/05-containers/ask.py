import json
import sys
from urllib.error import HTTPError
from urllib.request import urlopen

for path in sys.argv[1:]:
    try:
        print(json.load(urlopen(f"http://localhost:8000{path}")))
    except HTTPError as error:
        print(error.code, json.load(error))
