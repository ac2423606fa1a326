import pytest

from flights_features import hour_of, is_late, late_share


@pytest.mark.parametrize(("delay", "late"), [(14, False), (15, True)])
def test_late_begins_at_15_minutes(delay, late):
    assert is_late(delay) is late


def test_hour_of_a_schedule():
    assert hour_of(1545) == 15


def test_share_of_late_flights():
    assert late_share([0, 20, 90, -5]) == 0.5
