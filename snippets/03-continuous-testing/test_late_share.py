import pytest

from features import late_share


# --8<-- [start:arrange_act_assert]
@pytest.fixture
def january():
    return [{"arr_delay": delay} for delay in (20, 15, 14, -5)]


def test_share_is_late_flights_over_all_flights(january):
    share = late_share(january)  # act
    assert share == 0.5  # assert; the fixture arranged
    # --8<-- [end:arrange_act_assert]


# --8<-- [start:more]
def test_one_more_late_flight_raises_the_share(january):
    january.append({"arr_delay": 60})
    assert late_share(january) == pytest.approx(0.6)


def test_no_flights_have_no_share():
    with pytest.raises(ValueError, match="no flights"):
        late_share([])
    # --8<-- [end:more]
