"""A test that a colleague has left. It fails."""

from features import weekend


def test_new_year_s_day() -> None:
    assert weekend("2013-01-01") == 1
