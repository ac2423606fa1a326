from features import late_share


def test_a_month_with_no_flights_has_no_share():
    # Given a month in which no flight left
    flights = []
    # When somebody asks for its share of late flights
    try:
        answer = late_share(flights)
    except ValueError as error:
        answer = str(error)
    # Then the answer is a sentence, not a number
    assert answer == "no flights, no share"
