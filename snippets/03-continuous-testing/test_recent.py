from datetime import date

import pytest
import time_machine


def is_recent(day):
    return (date.today() - day).days <= 30


@pytest.mark.parametrize("today", ["2026-01-05", "2026-03-01"])
def test_new_year_is_recent(today):
    with time_machine.travel(today):
        assert is_recent(date(2026, 1, 1))
