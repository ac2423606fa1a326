import hashlib


# --8<-- [start:three_objects]
def store(kind: str, content: bytes) -> str:
    header = f"{kind} {len(content)}\0".encode()
    return hashlib.sha1(header + content).hexdigest()


def entry(mode: str, name: str, address: str) -> bytes:
    return f"{mode} {name}\0".encode() + bytes.fromhex(address)


late = store("blob", b"LATE = 15\n")
readme = store("blob", b"Late means 15 minutes or more.\n")
src = store("tree", entry("100644", "settings.py", late))
files = entry("100644", "README.md", readme)
files += entry("40000", "src", src)
root = store("tree", files)
print("blob", late[:7], "tree", src[:7], "root", root[:7])
# --8<-- [end:three_objects]

# --8<-- [start:commit_object]
ada = "Ada Student <ada@example.org> 1767604200 +0000"
text = f"tree {root}\nauthor {ada}\ncommitter {ada}\n\nfeat: say what late means\n"
print("commit", store("commit", text.encode()))
# --8<-- [end:commit_object]
