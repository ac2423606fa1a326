from airport import label


def test_label_names_the_airport():
    assert label("JFK") == "Kennedy (JFK)"
