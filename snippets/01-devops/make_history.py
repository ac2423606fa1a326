"""Replay four weeks of a team as real commits, and as the log of its deployments."""

import csv
import os
import subprocess
from pathlib import Path


def git(*words: str, time: str = "") -> str:
    dates = {"GIT_AUTHOR_DATE": f"{time}:00Z", "GIT_COMMITTER_DATE": f"{time}:00Z"} if time else {}
    return subprocess.run(["git", *words], env=os.environ | dates, check=True, capture_output=True, text=True).stdout.strip()


with open(Path(__file__).with_name("history.csv")) as file:
    events = list(csv.DictReader(file))
deployed, number = [], 0
# --8<-- [start:replay]
for event in events:
    time, text = event["time"], event["text"]
    if event["event"] == "commit":
        Path("service.txt").write_text(text)
        git("add", "service.txt")
        git("commit", "-q", "-m", text, time=time)
    elif event["event"] == "deploy":
        number += 1
        git("tag", "-a", f"deploy-{number:02}", "-m", text, time=time)
        deployed.append({"tag": f"deploy-{number:02}", "time": time, "kind": text, "failed": ""})
    else:
        deployed[-1]["failed"] = time
    # --8<-- [end:replay]

with open("deployments.csv", "w", newline="") as file:
    log = csv.DictWriter(file, deployed[0], lineterminator="\n")
    log.writeheader()
    log.writerows(deployed)
