"""What the mutants that survived have taught us."""

from features import late_share

# BEGIN SOLUTION: the tests that `course lab check` found missing (before, take this file's TODO and its raise away)


# --8<-- [start:survivors]
def test_share_is_of_the_airline_s_own_flights() -> None:
    flights = [("UA", 20), ("UA", 0), ("B6", 0), ("B6", 0)]
    assert late_share(flights) == {"UA": 0.5, "B6": 0.0}


def test_cancelled_flights_do_not_count() -> None:
    assert late_share([("UA", 20), ("UA", None), ("B6", None)]) == {"UA": 1.0}


# --8<-- [end:survivors]
# END SOLUTION
