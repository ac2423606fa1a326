# --8<-- [start:graph]
parents = {"A": "", "B": "A", "C": "B", "D": "C", "E": "B", "F": "E"}
branches = {"main": "D", "share": "F"}


def reachable(commit):
    return {commit}.union(*map(reachable, parents[commit]))


def log(old, new):  # git log old..new
    return sorted(reachable(branches[new]) - reachable(branches[old]))


print(log("main", "share"), log("share", "main"))
# --8<-- [end:graph]

# --8<-- [start:merge_base]
common = reachable(branches["main"]) & reachable(branches["share"])
older = {old for new in common for p in parents[new] for old in reachable(p)}
print("common", sorted(common), "merge base", sorted(common - older))

parents["M"] = branches["main"] + branches["share"]  # git merge share
branches["main"] = "M"
print("main..share", log("main", "share"))
# --8<-- [end:merge_base]
