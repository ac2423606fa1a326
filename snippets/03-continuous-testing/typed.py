def hour_of(hhmm: int) -> int:
    return hhmm // 100


def hours(row: dict[str, str]) -> list[int]:
    return [hour_of(row["sched_dep_time"])]
