"""The share of late flights by airline."""

from features import late_share


def test_share_of_an_airline() -> None:
    # BEGIN SOLUTION: call late_share() with a few flights, so that every line and branch of it runs, and assert what it returns
    # --8<-- [start:share]
    shares = late_share([("UA", 20), ("UA", 0), ("B6", None)])
    assert shares["UA"] == 0.5
    # --8<-- [end:share]
    # END SOLUTION
