# --8<-- [start:session]
import pytest


@pytest.fixture(scope="session")
def model():
    from flights import fit, read  # tests of data need no model

    print("training once")
    return fit(read(1, 2, 3))
    # --8<-- [end:session]


# --8<-- [start:factory]
@pytest.fixture
def flight():
    def make(**changes):
        where = {"carrier": "UA", "origin": "EWR", "dest": "ORD"}
        usual = {**where, "hour": 12, "distance": 719}
        air = {"temp": 40.0, "wind_speed": 8.0}
        sky = {"precip": 0.0, "visib": 10.0}
        return {**usual, **air, **sky, **changes}

    return make
    # --8<-- [end:factory]
