import hashlib

# --8<-- [start:layer]
store = {}  # digest -> content: the engine's disk


def layer(content):
    digest = hashlib.sha256(content).hexdigest()
    store[digest] = content
    return digest


# --8<-- [end:layer]


# --8<-- [start:share]
python = layer(b"python" * 35_000)
report = [python, layer(b"pandas" * 20_000), layer(b"report")]
flights = [python, layer(b"fastapi" * 4_000), layer(b"service")]

both = [*report, *flights]
print(len(both), "layers,", len(store), "stored")
print(sum(len(store[digest]) for digest in both), "bytes in two images")
print(sum(map(len, store.values())), "bytes on the disk")
# --8<-- [end:share]


# --8<-- [start:tag]
def image(layers):
    return hashlib.sha256("\n".join(layers).encode()).hexdigest()


tags = {"report:1": image(report)}
pinned = tags["report:1"]

report = [python, report[1], layer(b"report, mended")]
tags["report:1"] = image(report)
print("the tag names the same image:", tags["report:1"] == pinned)
# --8<-- [end:tag]
