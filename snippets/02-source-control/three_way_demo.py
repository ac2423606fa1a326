# --8<-- [start:merge]
def merge(base, ours, theirs):
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    return f"<<<<<<< {ours} ======= {theirs} >>>>>>>"


base = ["LATE = 15", "MONTHS = 12", "ORIGIN = 'all'"]
ours = ["LATE = 15", "MONTHS = 6", "ORIGIN = 'JFK'"]
theirs = ["LATE = 20", "MONTHS = 12", "ORIGIN = 'LGA'"]
print("\n".join(map(merge, base, ours, theirs)))
# --8<-- [end:merge]
