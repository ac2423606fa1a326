import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

SERVER = Path("server")
PID = SERVER / "pid"


# --8<-- [start:switch]
def install(version: str) -> None:
    shutil.copytree(f"build/service-{version}", SERVER / "releases" / version, dirs_exist_ok=True)


def switch(version: str) -> None:
    new = SERVER / "current.new"
    new.symlink_to(f"releases/{version}")
    new.replace(SERVER / "current")  # one rename: before or after, never between
# --8<-- [end:switch]


def stop(process: int) -> None:
    try:
        os.kill(process, signal.SIGINT)
        while True:
            os.kill(process, 0)  # asks only whether it is there
            time.sleep(0.1)
    except ProcessLookupError:
        return  # it has ended


def restart() -> subprocess.Popen:
    if PID.exists():
        stop(int(PID.read_text()))
    app = SERVER.resolve() / "current" / "app.py"
    process = subprocess.Popen([sys.executable, app, "8000"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    PID.write_text(str(process.pid))
    return process


# --8<-- [start:health]
def healthy(version: str, server: subprocess.Popen) -> bool:
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen("http://localhost:8000/health") as answer:
                return version in answer.read().decode()
        except OSError:
            time.sleep(0.25)
    return False
# --8<-- [end:health]


# --8<-- [start:deploy]
def deploy(version: str) -> None:
    before = os.readlink(SERVER / "current").removeprefix("releases/")
    install(version)
    switch(version)
    if healthy(version, restart()):
        print(version, "is live")
        return
    switch(before)
    back = f"back on {before}: {healthy(before, restart())}"
    sys.exit(f"{version} is not healthy; {back}")
# --8<-- [end:deploy]


if __name__ == "__main__":
    deploy(sys.argv[1])
