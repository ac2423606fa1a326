from datetime import date


def is_recent(day, today):
    return (today - day).days <= 30


def test_a_day_is_recent_for_30_days():
    assert is_recent(date(2026, 1, 1), today=date(2026, 1, 31))
    assert not is_recent(date(2026, 1, 1), today=date(2026, 2, 1))
