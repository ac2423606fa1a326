import hashlib


class Store:
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        address = hashlib.md5(content).hexdigest()
        self.objects.setdefault(address, content)
        return address

    def get(self, address: str) -> bytes:
        content = self.objects[address]
        if hashlib.md5(content).hexdigest() != address:
            raise ValueError(f"{address} is damaged")
        return content


store = Store()
january = b"UA,1545,EWR,IAH,late\n"
february = b"AA,1141,JFK,MIA,on time\n"
v1 = {"2013-01.csv": store.put(january)}
v2 = {"2013-01.csv": store.put(january), "2013-02.csv": store.put(february)}

print(v1)
print(v2)
print(len(v1) + len(v2), "files,", len(store.objects), "objects")
print(store.get(v1["2013-01.csv"]))

store.objects[v2["2013-02.csv"]] += b"an edit in place\n"
try:
    store.get(v2["2013-02.csv"])
except ValueError as error:
    print(error)
