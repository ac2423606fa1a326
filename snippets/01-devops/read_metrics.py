import sys

from prometheus_client.parser import text_string_to_metric_families

# --8<-- [start:read]
bad = total = 0.0
for family in text_string_to_metric_families(sys.stdin.read()):
    for sample in family.samples:
        if sample.name == "http_requests_total":
            total += sample.value
            if sample.labels["status"].startswith("5"):
                bad += sample.value
print(f"{total:.0f} requests, {bad:.0f} bad")
# --8<-- [end:read]
