"""Rank mends by what they add to the score, for each hour of work."""

from score import read, score


# --8<-- [start:after]
def after(points, raises):
    """Return the score if the tests in `raises` had the points that it says. `points` stays as it is."""
    # BEGIN SOLUTION: the score of the points, with those of raises in their place
    return score({**points, **raises})
    # END SOLUTION
# --8<-- [end:after]


# --8<-- [start:gain]
def gain(points, mend):
    """Return what a mend adds to the score for each hour. `mend` has hours and raises."""
    # BEGIN SOLUTION: how much higher the score is, divided by the hours
    return (after(points, mend["raises"]) - score(points)) / mend["hours"]
    # END SOLUTION
# --8<-- [end:gain]


if __name__ == "__main__":
    points = {test: row["points"] for test, row in read("score.yml").items()}
    mends = read("mends.yml")
    print("mend              hours  score  gain/hour")
    for name in sorted(mends, key=lambda name: (-gain(points, mends[name]), mends[name]["hours"])):
        mend = mends[name]
        print(f"{name:16} {mend['hours']:6} {after(points, mend['raises']):6.1f} {gain(points, mend):10.2f}")
