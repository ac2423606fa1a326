from flights import load

# --8<-- [start:known]
def known_before(flights):
    # BEGIN SOLUTION: return flights without every column that is first known at take-off or later
    return flights.drop(columns=["dep_delay", "arr_delay", "late"])
    # END SOLUTION


print(sorted(known_before(load()).columns))
# --8<-- [end:known]

# --8<-- [start:check_known]
# hint: Ask of each column: on the day before, would I have this number? Three of them fail.
# hint: One is the delay at the start, one the delay at the end. The third is made from the delay at the end.
# hint: flights.drop(columns=["dep_delay", "arr_delay", "late"])
flights = load()
found = set(known_before(flights).columns)
assert "dep_delay" not in found, "dep_delay is measured when the aircraft leaves; the warning must go out hours before"
assert "arr_delay" not in found, "arr_delay is what you must foretell; a model that sees it has nothing to learn"
assert "late" not in found, "late is the label, made from arr_delay; it may not be among the features"
lost = {"hour", "carrier", "origin", "dest", "distance"} - found
assert not lost, f"the timetable knows {', '.join(sorted(lost))} months before: keep it"
assert len(known_before(flights)) == len(flights), "drop columns, not flights"
# --8<-- [end:check_known]
