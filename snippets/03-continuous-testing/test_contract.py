import asyncio
import json
from pathlib import Path

import httpx

from service import app

contract = json.loads(Path(__file__).with_name("contract.json").read_text())


async def ask(path):
    inside = httpx.ASGITransport(app=app)  # no server, no port
    async with httpx.AsyncClient(transport=inside, base_url="http://flights") as client:
        return await client.get(path)


def test_service_keeps_the_contract():
    answer = asyncio.run(ask(contract["request"])).json()
    types = {name: type(answer.get(name)).__name__ for name in contract["response"]}
    assert types == contract["response"]


def test_an_unknown_month_is_not_found():
    assert asyncio.run(ask("/late-share?month=2014-01&origin=JFK")).status_code == 404
