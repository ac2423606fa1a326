import sys
from unittest.mock import MagicMock

import pytest

psycopg = sys.modules["psycopg"] = MagicMock()  # a double: no database here

import main


@pytest.fixture
def found(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere")
    database = psycopg.connect.return_value.__enter__.return_value
    return database.execute.return_value.fetchone


def test_the_share_is_rounded(found):
    found.return_value = (3, 2 / 3)
    assert main.late_share("2013-01", "JFK")["late_share"] == 0.667


def test_no_flights_is_404_not_a_crash(found):
    found.return_value = (0, None)
    with pytest.raises(main.HTTPException, match="no flights from JFK"):
        main.late_share("2013-13", "JFK")


def test_health_needs_no_database():
    assert main.health()["status"] == "ok"
