cache = {}


def test_share_is_computed():
    cache["JFK"] = 0.24
    assert cache["JFK"] < 1


def test_share_is_reused():
    assert cache["JFK"] == 0.24
