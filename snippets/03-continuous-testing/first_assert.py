# --8<-- [start:first]
def is_late(arr_delay):
    return arr_delay > 15


assert is_late(40)
assert not is_late(0)
print("both hold")
# --8<-- [end:first]

# --8<-- [start:boundary]
assert is_late(15), "15 minutes is late"  # raises AssertionError
# --8<-- [end:boundary]
