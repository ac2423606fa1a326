"""The storm warning, without a weather service."""

import pytest
import weather
from features import storm_warning


# --8<-- [start:given]
def test_silent_service(monkeypatch: pytest.MonkeyPatch) -> None:
    def wind_speed(airport: str) -> float:
        raise OSError("no network")

    monkeypatch.setattr(weather, "wind_speed", wind_speed)
    assert storm_warning("EWR") is None


# --8<-- [end:given]
@pytest.mark.parametrize(("wind", "storm"), [(39.9, False), (40.0, True)])
def test_storm_begins_at_40_miles_per_hour(wind: float, storm: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # BEGIN SOLUTION: put a double in place of weather.wind_speed; assert the warning, and which airport the double was asked for
    # --8<-- [start:storm]
    asked = []

    def wind_speed(airport: str) -> float:
        asked.append(airport)
        return wind

    monkeypatch.setattr(weather, "wind_speed", wind_speed)
    assert storm_warning("EWR") is storm
    assert asked == ["EWR"]
    # --8<-- [end:storm]
    # END SOLUTION
