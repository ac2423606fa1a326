"""The gate: python gate.py main.json metrics.json ends with 1 if the model got worse than the tolerance allows."""

import json
import sys
from pathlib import Path

TOLERANCE = 0.01


def passes(main: float, branch: float, tolerance: float = TOLERANCE) -> bool:
    """Return whether a branch's AUC is at most `tolerance` below the one of main; both have three digits."""
    # BEGIN SOLUTION: compare; what is not a number must not pass
    # --8<-- [start:passes]
    return round(main - branch, 3) <= tolerance
    # --8<-- [end:passes]
    # END SOLUTION


if __name__ == "__main__":
    main, branch = (json.loads(Path(name).read_text())["auc"] for name in sys.argv[1:])
    good = passes(main, branch)
    print(f"{'pass' if good else 'FAIL'}: AUC {branch} here, {main} on main; it may fall by {TOLERANCE}")
    sys.exit(not good)
