NAMES = {"EWR": "Newark", "JFK": "Kennedy", "LGA": "LaGuardia"}


def label(code):
    if code in NAMES:
        name = NAMES[code]
    return f"{name} ({code})"
