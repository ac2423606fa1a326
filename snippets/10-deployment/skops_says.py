import pickle

import skops.io
from flights import TRUSTED

# --8<-- [start:refused]
try:
    skops.io.load("releases/2/model.skops")
except skops.io.exceptions.UntrustedTypesFoundException as refused:
    print("refused:", type(refused).__name__)
# --8<-- [end:refused]
# --8<-- [start:list]
unknown = skops.io.get_untrusted_types(file="releases/2/model.skops")
print(*unknown, sep="\n")
model = skops.io.load("releases/2/model.skops", trusted=TRUSTED)
print("loaded:", type(model).__name__)
# --8<-- [end:list]


# --8<-- [start:attack]
class Greeting:
    def __reduce__(self):
        return print, ("this ran while loading",)


pickle.loads(pickle.dumps(Greeting()))
stored = skops.io.dumps(Greeting())
print("skops lists:", skops.io.get_untrusted_types(data=stored))
# --8<-- [end:attack]
