"""What must hold for every pair of times."""

from features import DAY, delay
from hypothesis import given
from hypothesis import strategies as st


def clock(minute: int) -> int:
    """Return the time, as hhmm, of a minute counted from midnight; of the day before or after too."""
    return minute % DAY // 60 * 100 + minute % 60


def test_delay_on_one_day() -> None:
    assert delay(1830, 1845) == 15
    assert delay(1830, 1825) == -5


def test_delay_past_midnight() -> None:
    assert delay(2350, 10) == 20


@given(scheduled=st.integers(0, DAY - 1), moved=st.integers(-719, 719))
def test_delay_is_what_the_flight_was_moved_by(scheduled: int, moved: int) -> None:
    # BEGIN SOLUTION: a flight scheduled at one minute came `moved` minutes later; assert what delay() must return
    # --8<-- [start:property]
    assert delay(clock(scheduled), clock(scheduled + moved)) == moved
    # --8<-- [end:property]
    # END SOLUTION
