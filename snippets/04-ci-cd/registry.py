import hashlib

# --8<-- [start:registry]
content, tags = {}, {}  # bytes by digest, digests by tag


def push(tag, image):
    digest = "sha256:" + hashlib.sha256(image).hexdigest()[:12]
    content[digest], tags[tag] = image, digest
    return digest


tested = push("production", b"flights 0.1.0")
push("production", b"flights 0.1.1")  # nobody tested this one
print("by tag:   ", content[tags["production"]])
print("by digest:", content[tested])
# --8<-- [end:registry]
