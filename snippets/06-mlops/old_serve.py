# --8<-- [start:serve]
USE_NEW_WEATHER = False


def features(flight):
    names = ["hour", "visib", "wind_speed"]
    return [[flight.get(name) or 0 for name in names]]


def warn(model, flight):
    risk = model.predict_proba(features(flight))[0][1]
    return risk > (0.35 if USE_NEW_WEATHER else 0.3)
    # --8<-- [end:serve]
