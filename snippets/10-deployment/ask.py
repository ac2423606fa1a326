import sys
from collections import Counter

import httpx
from rows import read

month, count = sys.argv[1], int(sys.argv[2])
users = int(sys.argv[3]) if sys.argv[3:] else count
rows = read(month, count)

# --8<-- [start:ask]
PROXY = "http://127.0.0.1:8080/predict"
served, failed, met = Counter(), Counter(), {}
with httpx.Client(timeout=30) as client:
    for number, flight in enumerate(rows):
        user = f"u{number % users}"
        names = {"X-User": user, "X-Request-ID": f"{month}-{number}"}
        body = {"flights": [flight]}
        answer = client.post(PROXY, json=body, headers=names)
        release = answer.headers["X-Served-By"][-1]
        served[release] += 1
        failed[release] += answer.status_code >= 500
        met.setdefault(user, set()).add(release)
# --8<-- [end:ask]
for release in sorted(served):
    print(f"release {release}: {served[release]} requests, {failed[release]} failed")
if users < count:
    several = sum(len(releases) > 1 for releases in met.values())
    print(f"{users} users, {several} of them met more than one release")
