import dvc.api
import pandas as pd
from dvc.exceptions import PathMissingError

repo = "flights.git"

text = dvc.api.read("data/2013-01.csv", repo=repo, rev="v1.0")
print(text.splitlines()[1])

with dvc.api.open("data/2013-06.csv", repo=repo, rev="v2.0") as file:
    print(len(pd.read_csv(file)), "flights in June")

print(dvc.api.get_url("data/2013-06.csv", repo=repo, rev="v2.0"))

try:
    dvc.api.read("data/2013-06.csv", repo=repo, rev="v1.0")
except PathMissingError:
    print("there is no June in v1.0")
