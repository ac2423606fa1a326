"""The features as they should be: what check.py makes its mutants of. Students never get this file.

Times are local, and written as in the airlines' files: 517 is 05:17, and 2400 is midnight.
Delays are in minutes, and below 0 for a flight that is early. None is the delay of a cancelled flight.
"""

from collections.abc import Iterable

import weather

LATE = 15  # minutes
STORM = 40  # miles per hour
DAY = 24 * 60


def minutes(hhmm: int) -> int:
    """Return the minutes since midnight."""
    return (hhmm // 100 * 60 + hhmm % 100) % DAY


def part_of_day(hhmm: int) -> str:
    """Return "night" until 5 o'clock, "morning" until noon, "afternoon" until 18 o'clock, then "evening"."""
    hour = minutes(hhmm) // 60
    if hour < 5:
        return "night"
    if hour < 12:
        return "morning"
    if hour < 18:
        return "afternoon"
    return "evening"


def is_late(arr_delay: float | None) -> bool | None:
    """Return whether a flight arrived 15 or more minutes late; None if it was cancelled."""
    if arr_delay is None:
        return None
    return arr_delay >= LATE


def delay(scheduled: int, actual: int) -> int:
    """Return the delay between two times of the clock, which may lie on two days; it is less than 12 hours."""
    difference = minutes(actual) - minutes(scheduled)
    if difference < -DAY // 2:
        difference += DAY
    elif difference > DAY // 2:
        difference -= DAY
    return difference


def late_share(flights: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    """Return each airline's share of late flights, from pairs of airline and delay; cancelled flights do not count."""
    known: dict[str, list[bool]] = {}
    for carrier, arr_delay in flights:
        late = is_late(arr_delay)
        if late is None:
            continue
        known.setdefault(carrier, []).append(late)
    return {carrier: sum(answers) / len(answers) for carrier, answers in known.items()}


def storm_warning(airport: str) -> bool | None:
    """Return whether the wind at an airport is at 40 miles per hour or more; None if the weather service is silent."""
    try:
        return weather.wind_speed(airport) >= STORM
    except OSError:
        return None


def haul(distance: int) -> str:
    """Return "short" for a flight below 500 miles, "medium" below 1500, else "long"; ValueError if it is not above 0."""
    if distance <= 0:
        raise ValueError(f"{distance} miles are no flight")
    if distance < 500:
        return "short"
    return "medium" if distance < 1500 else "long"
