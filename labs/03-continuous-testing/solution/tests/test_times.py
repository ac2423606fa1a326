"""What minutes() does today."""

from features import minutes


def test_minutes_of_a_morning_flight() -> None:
    assert minutes(517) == 317


def test_minutes_of_midnight() -> None:
    # BEGIN SOLUTION: find out what minutes(2400) returns today, and assert that
    # --8<-- [start:midnight]
    assert minutes(2400) == 0
    # --8<-- [end:midnight]
    # END SOLUTION
