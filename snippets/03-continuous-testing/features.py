LATE = 15  # minutes


def is_late(arr_delay):
    return arr_delay >= LATE


def hour_of(hhmm):
    return hhmm // 100


def late_share(rows):
    if not rows:
        raise ValueError("no flights, no share")
    late = sum(is_late(row["arr_delay"]) for row in rows)
    return late / len(rows)
