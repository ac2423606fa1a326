"""Features of a flight: will it arrive late?"""


def is_late(arr_delay: float) -> bool:
    return arr_delay >= 15


def hour_of(sched_dep_time: int) -> int:
    return sched_dep_time // 100


def late_share(delays: list[float]) -> float:
    return sum(map(is_late, delays)) / len(delays)
