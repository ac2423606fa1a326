"""The feature that does not exist yet."""

import pytest
from features import haul


@pytest.mark.parametrize(
    ("distance", "kind"),
    [(1, "short"), (499, "short"), (500, "medium"), (1499, "medium"), (1500, "long")],
)
def test_haul(distance: int, kind: str) -> None:
    # BEGIN SOLUTION: assert what haul() returns for a distance
    # --8<-- [start:kinds]
    assert haul(distance) == kind
    # --8<-- [end:kinds]
    # END SOLUTION


@pytest.mark.parametrize("distance", [0, -1])
def test_no_flight_is_that_short(distance: int) -> None:
    # BEGIN SOLUTION: assert that haul() raises a ValueError
    # --8<-- [start:refused]
    with pytest.raises(ValueError, match="miles"):
        haul(distance)
    # --8<-- [end:refused]
    # END SOLUTION
