import csv
import subprocess
from datetime import datetime
from statistics import median

with open("deployments.csv") as file:
    deployments = list(csv.DictReader(file))
when = [datetime.fromisoformat(row["time"]) for row in deployments]
weeks = 4


# --8<-- [start:lead_times]
def lead_times() -> list[float]:
    """Hours from each commit to the deployment that brought it to users."""
    hours, before = [], []
    for row, deployed in zip(deployments, when, strict=True):
        command = ["git", "log", "--format=%cd", "--date=format:%Y-%m-%d %H:%M", row["tag"], *before]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            hours.append((deployed - datetime.fromisoformat(line)).total_seconds() / 3600)
        before = [f"^{row['tag']}"]
    return hours
    # --8<-- [end:lead_times]


# --8<-- [start:metrics]
failed = [n for n, row in enumerate(deployments) if row["failed"]]
rework = [row for row in deployments if row["kind"] == "rework"]
recovery = [(when[n + 1] - when[n]).total_seconds() / 3600 for n in failed]

print(f"change lead time                 {median(lead_times()):.1f} h (median)")
print(f"deployment frequency             {len(when) / weeks:.1f} a week")
print(f"failed deployment recovery time  {median(recovery):.1f} h (median)")
print(f"change fail rate                 {len(failed) / len(when):.0%}")
print(f"deployment rework rate           {len(rework) / len(when):.0%}")
# --8<-- [end:metrics]
