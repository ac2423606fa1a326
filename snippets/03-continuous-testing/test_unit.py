from features import is_late


def test_a_flight_is_late_from_15_minutes_on():
    assert not is_late(14)
    assert is_late(15)
