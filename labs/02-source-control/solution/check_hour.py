"""Is the hour right in the features.py of the current folder? Exit status 0: yes, 1: no. For `git bisect run`."""

import sys

sys.dont_write_bytecode = True  # bisect changes the file within a second; Python must not trust a copy
sys.path.insert(0, ".")

from features import hour_of  # noqa: E402

print(f"hour_of(555) is {hour_of(555)}")
sys.exit(hour_of(555) != 5)
