"""Training and serving must compute the same features."""

from typing import Any

import pandas as pd
import pytest
from features import features, typical
from serve import row


# --8<-- [start:given]
def requests(flights: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the flights as the service is asked about them: what is missing is None, and no delay is known yet."""
    known = flights.drop(columns=["dep_delay", "arr_delay"]).astype(object)
    return known.where(known.notna(), None).to_dict("records")


# --8<-- [end:given]
def test_serving_equals_training(delivery: pd.DataFrame, reference: pd.DataFrame) -> None:
    # BEGIN SOLUTION: for all flights, compare the table of features() with row() of each request
    # --8<-- [start:equal]
    usual = typical(reference)
    flights = pd.concat([delivery, reference], ignore_index=True)
    trained = features(flights, usual).to_dict("records")
    for request, expected in zip(requests(flights), trained, strict=True):
        assert row(request, usual) == pytest.approx(expected), request
    # --8<-- [end:equal]
    # END SOLUTION
