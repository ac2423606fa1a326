import hashlib


# --8<-- [start:store]
class Store:
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        address = hashlib.md5(content).hexdigest()
        self.objects[address] = content
        return address

    def get(self, address: str) -> bytes:
        content = self.objects[address]
        if hashlib.md5(content).hexdigest() != address:
            raise ValueError(f"{address[:6]} is damaged")
        return content
        # --8<-- [end:store]


# --8<-- [start:use]
store = Store()
january, february = b"UA,EWR,IAH,late\n", b"AA,JFK,MIA,early\n"

v1 = {"01.csv": store.put(january)}
v2 = {"01.csv": store.put(january), "02.csv": store.put(february)}

for version in (v1, v2):
    print({name: address[:6] for name, address in version.items()})
print(len(v1) + len(v2), "files,", len(store.objects), "objects")
print(store.get(v1["01.csv"]))
# --8<-- [end:use]

# --8<-- [start:damage]
store.objects[v2["02.csv"]] += b"an edit in place\n"
try:
    store.get(v2["02.csv"])
except ValueError as error:
    print(error)
# --8<-- [end:damage]
