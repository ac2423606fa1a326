from unittest.mock import patch

from gusty import is_gusty


def test_strong_wind_is_gusty():
    with patch("weather.wind", return_value=12):
        assert is_gusty("JFK", 9)
