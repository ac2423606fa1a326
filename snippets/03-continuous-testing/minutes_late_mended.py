from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_late import DAY, minutes_of

settings.register_profile("course", derandomize=True, database=None)
settings.load_profile("course")


def hhmm(minutes):
    return minutes // 60 * 100 + minutes % 60


@given(planned=st.integers(0, DAY - 1), late=st.integers(-120, 1319))
def test_the_delay_comes_back(planned, late):
    left = hhmm((planned + late) % DAY)
    assert minutes_late(hhmm(planned), left) == late


# --8<-- [start:mended]
EARLIEST = -120  # minutes; nobody leaves earlier than that


def minutes_late(scheduled, actual):
    gap = minutes_of(actual) - minutes_of(scheduled)
    return (gap - EARLIEST) % DAY + EARLIEST


test_the_delay_comes_back()
print("100 examples, none fails")
# --8<-- [end:mended]
