import pytest

# --8<-- [start:tests]
CASES = [(-20, False), (14, False), (15, True), (16, True)]


def is_late(arr_delay):
    return arr_delay >= 15


@pytest.mark.parametrize(("arr_delay", "late"), CASES)
def test_late_from_15_minutes_on(arr_delay, late):
    assert is_late(arr_delay) == late
    # --8<-- [end:tests]
