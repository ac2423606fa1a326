import hashlib


# --8<-- [start:three_objects]
def store(kind, content):
    header = f"{kind} {len(content)}\0".encode()
    return hashlib.sha1(header + content).digest()


late = store("blob", b"LATE = 15\n")
readme = store("blob", b"Late means 15 minutes or more.\n")
src = store("tree", b"100644 settings.py\0" + late)
files = b"100644 README.md\0" + readme + b"40000 src\0" + src
root = store("tree", files)
print(late.hex()[:7], readme.hex()[:7], src.hex()[:7], root.hex()[:7])
# --8<-- [end:three_objects]

# --8<-- [start:commit_object]
ada = "Ada Student <ada@example.org> 1767604200 +0000"
tree = f"tree {root.hex()}\nauthor {ada}\ncommitter {ada}\n"
print(store("commit", f"{tree}\nfeat: say what late means\n".encode()).hex())
# --8<-- [end:commit_object]
