from hashlib import sha256

# --8<-- [start:tracker]
def fingerprint(content):
    return sha256(repr(content).encode()).hexdigest()[:7]


def track(train, data, **params):
    score, model = train(data, **params)
    code = fingerprint(train.__code__.co_code)
    runs.append({"params": params, "score": score, "model": model,
                 "code": code, "data": fingerprint(data)})


runs = []
print("fingerprint of [1, 2, 3]:", fingerprint([1, 2, 3]))
# --8<-- [end:tracker]


# --8<-- [start:use]
def train(delays, limit):
    late = [delay > limit for delay in delays]
    return round(sum(late) / len(late), 2), f"late if over {limit}"


track(train, [3, 40, 14, 15, 2], limit=14)
track(train, [3, 40, 14, 15, 2], limit=30)
track(train, [3, 40, 14, 15, 2, 90], limit=14)
for run in runs:
    print(run["params"], run["score"], "data", run["data"])
# --8<-- [end:use]


# --8<-- [start:alias]
aliases = {"champion": 1}


def load(alias):
    return runs[aliases[alias] - 1]["model"]


print("service answers:", load("champion"))
aliases["champion"] = 2
print("service answers:", load("champion"))
aliases["champion"] = 1
print("rolled back:    ", load("champion"))
# --8<-- [end:alias]
