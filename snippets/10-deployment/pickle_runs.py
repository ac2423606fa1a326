import pickle
import pickletools


# --8<-- [start:attack]
class Model:
    def __reduce__(self):
        return print, ("code in the file has run",)


file = pickle.dumps(Model())
print(len(file), "bytes, nothing has run")
loaded = pickle.loads(file)
print("and the model is", loaded)
# --8<-- [end:attack]

# --8<-- [start:look]
for code, argument, _ in pickletools.genops(file):
    if argument is not None and code.name != "FRAME":
        print(f"{code.name:18} {argument!r}")
# --8<-- [end:look]
