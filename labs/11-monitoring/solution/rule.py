"""When to train again."""


def due(auc: dict[str, float], floor: float) -> str | None:
    """Return the first month that is below the floor and comes right after another one below it, or None.

    The months come in order, without gaps. What was broken has been mended.
    """
    # BEGIN SOLUTION: walk through the months, and remember whether the one before was below the floor
    # --8<-- [start:due]
    first: str | None = None
    below_before = False
    for month, value in auc.items():
        if first is None and value < floor and below_before:
            first = month
        below_before = value < floor
    return first
    # --8<-- [end:due]
    # END SOLUTION
