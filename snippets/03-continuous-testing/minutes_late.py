DAY = 24 * 60


def minutes_of(hhmm):
    return hhmm // 100 * 60 + hhmm % 100


def minutes_late(scheduled, actual):
    return (minutes_of(actual) - minutes_of(scheduled)) % DAY
