"""The first tests: of weekend()."""

import pytest
from features import weekend


# --8<-- [start:given]
def test_a_saturday() -> None:
    assert weekend("2013-01-05") == 1


# --8<-- [end:given]
# BEGIN SOLUTION: a parametrised test with the days at which the answer changes
# --8<-- [start:week]
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-01-04", 0),  # Friday
        ("2013-01-05", 1),
        ("2013-01-06", 1),
        ("2013-01-07", 0),  # Monday
    ],
)
def test_week(day: str, expected: int) -> None:
    assert weekend(day) == expected


# --8<-- [end:week]
# END SOLUTION
