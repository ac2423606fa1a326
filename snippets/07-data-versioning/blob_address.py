import hashlib


# --8<-- [start:address]
def git_address(content: bytes) -> str:
    header = b"blob %d\0" % len(content)
    return hashlib.sha1(header + content).hexdigest()


for content in (b"late\n", b"early\n"):
    print(git_address(content), content)
# --8<-- [end:address]

# --8<-- [start:your_text]
text = input("Your text: ")
print(git_address(text.encode() + b"\n"))
# --8<-- [end:your_text]
