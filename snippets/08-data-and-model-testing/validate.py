import sys

import pandas as pd
import pandera.errors

from schema import schema

# --8<-- [start:validate]
flights = pd.read_csv(sys.argv[1])
try:
    schema.validate(flights, lazy=True)
    print(f"{len(flights)} rows keep the contract")
except pandera.errors.SchemaErrors as errors:
    cases = errors.failure_cases
    for (column, check), rows in cases.groupby(["column", "check"]):
        print(f"{column}: {check[:34]}: {len(rows)} wrong, first {rows['failure_case'].iloc[0]}")
    sys.exit(1)
# --8<-- [end:validate]
