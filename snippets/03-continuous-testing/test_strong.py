import pytest

from features import hour_of, is_late, late_share


def test_late_from_15_minutes_on():
    assert not is_late(14)
    assert is_late(15)


def test_hour_is_what_stands_before_the_minutes():
    assert hour_of(1559) == 15


def test_share_is_late_flights_over_all():
    rows = [{"arr_delay": delay} for delay in (20, 0, 0, 0)]
    assert late_share(rows) == 0.25


def test_no_flights_have_no_share():
    with pytest.raises(ValueError, match=r"^no flights, no share$"):
        late_share([])
