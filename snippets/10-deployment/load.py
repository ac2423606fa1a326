import http.client
import json
import sys
import threading
import time

from rows import read

port, clients, calls, batch = map(int, sys.argv[1:])
body = json.dumps({"flights": read("04", batch)})
JSON = {"Content-Type": "application/json"}
times: list[float] = []


# --8<-- [start:client]
def client() -> None:
    service = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(calls // clients):
        start = time.perf_counter()
        service.request("POST", "/predict", body, JSON)
        service.getresponse().read()
        times.append(1000 * (time.perf_counter() - start))


threads = [threading.Thread(target=client) for _ in range(clients)]
begin = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# --8<-- [end:client]
each = 1000 * (time.perf_counter() - begin) / len(times) / batch
times.sort()
p50, p95 = (times[int(len(times) * q)] for q in (0.5, 0.95))
print(f"p50 {p50:.1f} ms, p95 {p95:.1f} ms; a flight every {each:.2f} ms")
