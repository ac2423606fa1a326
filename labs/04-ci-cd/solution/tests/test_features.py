from flights_features import hour_of, is_late, late_share


def test_late_from_15_minutes_on() -> None:
    assert not is_late(14)
    assert is_late(15)


def test_hour() -> None:
    assert hour_of(517) == 5
    assert hour_of(2400) == 0


def test_share() -> None:
    assert late_share([-5, 14, 15, 60]) == 0.5
