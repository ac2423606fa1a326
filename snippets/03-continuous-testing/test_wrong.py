from features import hour_of


def test_midnight_is_hour_0():
    assert hour_of(2400) == 0
