NAMES = {"EWR": "Newark", "JFK": "Kennedy", "LGA": "LaGuardia"}


# --8<-- [start:label]
def label(code):
    if code in NAMES:
        name = NAMES[code]
    return f"{name} ({code})"
    # --8<-- [end:label]
