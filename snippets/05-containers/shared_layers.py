# --8<-- [start:share]
import hashlib

store = {}  # digest -> content: the engine's disk


def layer(content):
    digest = hashlib.sha256(content).hexdigest()
    store[digest] = content
    return digest


python = layer(b"python" * 35_000)
report = [python, layer(b"pandas" * 20_000), layer(b"report")]
flights = [python, layer(b"fastapi" * 4_000), layer(b"service")]

alone = sum(len(store[digest]) for image in (report, flights) for digest in image)
together = sum(map(len, store.values()))
print(f"two images: {alone} bytes; on disk: {together}")
print(f"{len(report) + len(flights)} layers, {len(store)} stored")
# --8<-- [end:share]

# --8<-- [start:tag]
def image_digest(layers):
    return hashlib.sha256("\n".join(layers).encode()).hexdigest()


tags = {"report:1": image_digest(report)}
before = tags["report:1"]
report = [python, report[1], layer(b"report, mended")]
tags["report:1"] = image_digest(report)
print("the tag names the same image:", tags["report:1"] == before)
print(before[:12], "->", tags["report:1"][:12])
# --8<-- [end:tag]
