"""What users met between two times: python between.py 2026-03-03T14:20 2026-03-03T16:50"""

import sys

from sli import is_good, is_valid, read_log

begin, end = sys.argv[1:]
users = [request for request in read_log("requests.csv") if begin <= request["time"] < end and is_valid(request)]
bad = [request["time"] for request in users if not is_good(request)]
print(f"{len(users)} requests of users, {len(bad)} of them failed")
if bad:
    print(f"the first at {bad[0]}, the last at {bad[-1]}")
