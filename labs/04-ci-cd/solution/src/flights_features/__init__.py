"""Features of flights from New York: is a flight late, in which hour does it leave, how many are late."""

from collections.abc import Iterable

LATE = 15  # minutes


def is_late(arr_delay: float) -> bool:
    """Return whether a flight arrived 15 or more minutes late."""
    return arr_delay >= LATE


def hour_of(sched_dep_time: int) -> int:
    """Return the hour of a time that is written as hhmm: 5 for 517, 0 for 2400."""
    return sched_dep_time // 100 % 24


def late_share(delays: Iterable[float]) -> float:
    """Return the share of late flights, from 0 to 1."""
    answers = [is_late(delay) for delay in delays]
    return sum(answers) / len(answers)
