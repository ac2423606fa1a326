"""The ML Test Score of a filled form, and what a mend would make of it."""

from pathlib import Path

import yaml

HERE = Path(__file__).parent
SECTIONS = ("data", "model", "infra", "monitor")


# --8<-- [start:sections]
def sections(points):
    """Return the sum of points of each section. `points` has keys such as data-1, and a number for each."""
    # BEGIN SOLUTION: a dictionary with the four sections, each with the sum of its points
    return {name: sum(p for test, p in points.items() if test.startswith(f"{name}-")) for name in SECTIONS}
    # END SOLUTION
# --8<-- [end:sections]


# --8<-- [start:score]
def score(points):
    """Return the ML Test Score: the smallest of the four sums."""
    # BEGIN SOLUTION: the score
    return min(sections(points).values())
    # END SOLUTION
# --8<-- [end:score]


def read(name):
    """Return what a YAML file of this folder says."""
    return yaml.safe_load((HERE / name).read_text())


if __name__ == "__main__":
    points = {test: row["points"] for test, row in read("score.yml").items()}
    for section, total in sections(points).items():
        print(f"{section:8} {total:.1f}")
    print(f"score    {score(points):.1f}")
