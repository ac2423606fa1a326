def hour_of(hhmm):
    """Return the hour of a time such as 1530.

    >>> hour_of(1530)
    15
    >>> hour_of(5)
    0
    >>> hour_of(2400)
    0
    """
    return hhmm // 100 % 24
