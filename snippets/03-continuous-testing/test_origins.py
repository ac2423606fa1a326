from origins import origins


def test_origins_of_a_day():
    rows = [{"origin": code} for code in ("LGA", "JFK", "EWR", "JFK")]
    assert origins(rows) == ["EWR", "JFK", "LGA"]
