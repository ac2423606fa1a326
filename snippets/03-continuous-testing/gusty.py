import weather


def is_gusty(origin, hour):
    return weather.wind(origin, hour) > 10
