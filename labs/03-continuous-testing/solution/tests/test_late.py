"""Values at which the answer changes."""

import pytest
from features import is_late, part_of_day


# --8<-- [start:given]
@pytest.mark.parametrize(
    ("hhmm", "part"),
    [
        (459, "night"),
        (500, "morning"),
        (1159, "morning"),
        (1200, "afternoon"),
        (1759, "afternoon"),
        (1800, "evening"),
        (2359, "evening"),
        (2400, "night"),
    ],
)
def test_part_of_day(hhmm: int, part: str) -> None:
    assert part_of_day(hhmm) == part


# --8<-- [end:given]
# BEGIN SOLUTION: a parametrised test of is_late(), with the values at which its answer changes
# --8<-- [start:is_late]
@pytest.mark.parametrize(
    ("arr_delay", "late"),
    [(-20, False), (0, False), (14, False), (15, True), (16, True), (None, None)],
)
def test_is_late(arr_delay: float | None, late: bool | None) -> None:
    assert is_late(arr_delay) is late


# --8<-- [end:is_late]
# END SOLUTION
