"""Fixtures: what several tests need. pytest finds them here by their names."""

import pandas as pd
import pytest
from data import DELIVERY, REFERENCE, load


@pytest.fixture(scope="session")
def reference() -> pd.DataFrame:
    """The month that the model was built on."""
    return load(REFERENCE)


@pytest.fixture(scope="session")
def delivery() -> pd.DataFrame:
    """The month under test."""
    # BEGIN SOLUTION: return the flights of DELIVERY
    # --8<-- [start:delivery]
    return load(DELIVERY)
    # --8<-- [end:delivery]
    # END SOLUTION


@pytest.fixture
def month() -> str:
    """The month that the delivery is named for, as 2013-02."""
    return DELIVERY.stem
