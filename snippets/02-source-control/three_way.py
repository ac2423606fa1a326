# --8<-- [start:merge]
def merge(base, ours, theirs):
    # BEGIN SOLUTION: return the merged line, or None if people must decide
    if ours == theirs:
        return ours
    if ours == base:
        return theirs
    if theirs == base:
        return ours
    return None
    # END SOLUTION


base = ["LATE = 15", "MONTHS = 12", "ORIGIN = 'all'"]
ours = ["LATE = 15", "MONTHS = 6", "ORIGIN = 'JFK'"]
theirs = ["LATE = 20", "MONTHS = 12", "ORIGIN = 'LGA'"]
for b, o, t in zip(base, ours, theirs):
    print(merge(b, o, t) or f"<<<<<<< {o} ======= {t} >>>>>>>")
# --8<-- [end:merge]


# --8<-- [start:check_merge]
# hint: Which side changed the line? Compare each side with the base, not the sides with each other.
# hint: If ours equals the base, we did nothing to it, so the other side's line is the answer; and the same the other way round.
# hint: Four cases: equal sides; ours equals base; theirs equals base; else None.
assert merge("a", "a", "a") == "a", "nobody changed the line: it stays"
assert merge("a", "a", "b") == "b", f"only they changed it, so their line wins; yours is {merge('a', 'a', 'b')!r}"
assert merge("a", "b", "a") == "b", f"only we changed it, so our line wins; yours is {merge('a', 'b', 'a')!r}"
assert merge("a", "b", "b") == "b", "both made the same change: that is no conflict"
assert merge("a", "b", "c") is None, f"both changed it, differently: return None; yours is {merge('a', 'b', 'c')!r}"
# --8<-- [end:check_merge]
