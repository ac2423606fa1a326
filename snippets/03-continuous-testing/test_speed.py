from time import perf_counter

import pytest

from features import late_share

pytestmark = pytest.mark.slow


def test_a_year_of_flights_takes_less_than_ten_seconds():
    year = [{"arr_delay": delay % 60} for delay in range(330_000)]
    start = perf_counter()
    late_share(year)
    assert perf_counter() - start < 10
