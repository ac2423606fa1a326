from features import hour_of


def test_hour():
    assert hour_of(2400) == 0


def test_hour():
    assert hour_of(515) == 5
