from punctuality import late_share


def flights(*delays):
    return [{"arr_delay": delay} for delay in delays]


def test_late_from_15_minutes_on():
    assert late_share(flights(15, 14)) == 0.5


def test_early_flights_are_not_late():
    assert late_share(flights(-20, 20)) == 0.5
