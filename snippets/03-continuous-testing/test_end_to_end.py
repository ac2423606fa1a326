import subprocess
import sys
import time

import httpx
import pytest

PORT = "8321"
pytestmark = pytest.mark.slow


@pytest.fixture
def url():
    command = [sys.executable, "-m", "uvicorn", "service:app", "--port", PORT]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    yield until_healthy(f"http://127.0.0.1:{PORT}")
    server.terminate()
    server.wait()


# --8<-- [start:wait]
def until_healthy(url, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{url}/health").raise_for_status()
            return url
        except httpx.HTTPError:
            time.sleep(0.05)
    raise TimeoutError(url)
    # --8<-- [end:wait]


def test_share_of_kennedy_in_january(url):
    answer = httpx.get(f"{url}/late-share?month=2013-01&origin=JFK")
    assert answer.status_code == 200
    assert 0.1 < answer.json()["late_share"] < 0.4
