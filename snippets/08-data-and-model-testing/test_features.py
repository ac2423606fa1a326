import pandas as pd
import pytest

from features import clean_carrier, part_of_day, share_late


# --8<-- [start:edges]
@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "night"), (5, "night"), (6, "morning"), (16, "noon"),
     (17, "evening"), (23, "evening")],
)
def test_edges_of_the_day(hour, part):
    assert part_of_day(pd.Series([hour])).iloc[0] == part
    # --8<-- [end:edges]


# --8<-- [start:hour_24]
def test_hour_24_has_no_part():
    assert part_of_day(pd.Series([24])).isna().all()
    # --8<-- [end:hour_24]


# --8<-- [start:once]
def test_cleaning_twice_is_cleaning_once():
    once = clean_carrier(pd.Series([" ua", "UA", "b6 "]))
    assert list(once) == ["UA", "UA", "B6"]
    assert list(clean_carrier(once)) == list(once)
    # --8<-- [end:once]


# --8<-- [start:no_future]
@pytest.fixture
def two_days():
    return pd.DataFrame({
        "carrier": ["UA", "UA", "UA"],
        "date": ["2013-01-01", "2013-01-01", "2013-01-02"],
        "late": [True, False, False],
    })


def test_share_uses_earlier_days_only(two_days):
    assert share_late(two_days).iloc[2] == pytest.approx(0.5)


def test_the_future_changes_nothing(two_days):
    changed = two_days.assign(late=[True, False, True])
    pd.testing.assert_series_equal(share_late(changed), share_late(two_days))
    # --8<-- [end:no_future]
