# --8<-- [start:hunt]
def tests(late_share):
    assert late_share([20, 20, 0, 0]) == 0.5
    # BEGIN SOLUTION: add asserts, until no mutant passes them all
    assert late_share([15, 0]) == 0.5
    assert late_share([-20, 20]) == 0.5
    assert late_share([20]) == 1.0
    # END SOLUTION
# --8<-- [end:hunt]


# --8<-- [start:check_hunt]
# hint: The first mutant says > where the code says >=. Only a flight of exactly 15 minutes tells the two apart.
# hint: The second drops the sign: a flight 20 minutes early counts as late. Give it one.
# hint: The third divides by at least 2. Give it a month with a single flight.
def original(delays):
    return sum(delay >= 15 for delay in delays) / len(delays)


mutants = {
    "delay > 15": lambda delays: sum(delay > 15 for delay in delays) / len(delays),
    "abs(delay) >= 15": lambda delays: sum(abs(delay) >= 15 for delay in delays) / len(delays),
    "/ max(len(delays), 2)": lambda delays: sum(delay >= 15 for delay in delays) / max(len(delays), 2),
}


def passes(code):
    try:
        tests(code)
    except (AssertionError, ArithmeticError):
        return False
    except NotImplementedError:
        return True  # what is still to be written
    return True


assert passes(original), "your asserts fail on the right code too: sum(delay >= 15 …) / len(delays); a test must hold there"
alive = [name for name, mutant in mutants.items() if passes(mutant)]
assert not alive, f"{3 - len(alive)} of 3 mutants killed; still alive: {'; '.join(alive)}. What input tells it from the right code?"
# --8<-- [end:check_hunt]
