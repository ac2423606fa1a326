import sys
import warnings
from pathlib import Path

import pandas as pd

warnings.simplefilter("ignore")

# --8<-- [start:report]
from evidently import Report
from evidently.metrics import DuplicatedRowCount, MaxValue, MissingValueCount, ValueDrift
from evidently.tests import eq, lt, lte

current = pd.read_csv(sys.argv[1])
reference = pd.read_csv(Path.home() / "flights-2013" / "2013-03.csv")
report = Report([
    MaxValue(column="hour", tests=[lte(23)]),
    MissingValueCount(column="temp", share_tests=[lt(0.05)]),
    DuplicatedRowCount(tests=[eq(0)]),
    ValueDrift(column="carrier", method="psi", threshold=0.1),
    ValueDrift(column="temp", method="psi", threshold=0.25),
], include_tests=True)
# --8<-- [end:report]
# --8<-- [start:result]
result = report.run(current, reference)
for test in result.dict()["tests"]:
    print(test["status"].value, test["name"][:58])
# --8<-- [end:result]
