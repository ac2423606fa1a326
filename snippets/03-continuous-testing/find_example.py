from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_late import DAY, minutes_late

settings.register_profile("course", derandomize=True, database=None)
settings.load_profile("course")


# --8<-- [start:property]
def hhmm(minutes):
    return minutes // 60 * 100 + minutes % 60


@given(planned=st.integers(0, DAY - 1), late=st.integers(-60, 600))
def test_the_delay_comes_back(planned, late):
    left = hhmm((planned + late) % DAY)
    assert minutes_late(hhmm(planned), left) == late
    # --8<-- [end:property]


# --8<-- [start:found]
test_the_delay_comes_back()  # raises AssertionError
# --8<-- [end:found]
