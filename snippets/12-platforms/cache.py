from hashlib import sha256

# --8<-- [start:cache]
store = {}


def key(function, *inputs):
    code = function.__code__.co_code, function.__code__.co_consts
    text = repr((function.__name__, code, inputs))
    return sha256(text.encode()).hexdigest()


def run(function, *inputs):
    name = key(function, *inputs)
    state = "cached" if name in store else "ran"
    if state == "ran":
        store[name] = function(*inputs)
    print(f"{function.__name__:8} {state}")
    return store[name]
    # --8<-- [end:cache]


# --8<-- [start:use]
def load(month):
    return [month * delay for delay in (1, 7, 15, 40)]


def train(delays, limit):
    return sum(delay >= limit for delay in delays)


for month, limit in [(1, 15), (1, 15), (1, 30), (2, 15)]:
    print(f"-- month {month}, limit {limit}")
    run(train, run(load, month), limit)
# --8<-- [end:use]


# --8<-- [start:stale]
rate = 1.0


def price(hours):
    return hours * rate


run(price, 10)
rate = 2.0
print("answer:", run(price, 10))
# --8<-- [end:stale]


# --8<-- [start:yours]
def full_key(function, inputs, settings):
    # BEGIN SOLUTION: a key that changes with code, inputs and settings
    code = function.__code__.co_code, function.__code__.co_consts
    named = sorted(settings.items())
    return sha256(repr((code, inputs, named)).encode()).hexdigest()[:6]
    # END SOLUTION


before = full_key(price, [10], {"rate": 1.0})
after = full_key(price, [10], {"rate": 2.0})
print("same key:", before == after)
# --8<-- [end:yours]


# --8<-- [start:check_yours]
# hint: Put all that decides the result into one text with repr, then hash it, as key does above.
# hint: A dictionary keeps the order in which it was written. Sort its items, so that the order does not matter.
# hint: repr((function.__code__.co_code, function.__code__.co_consts, inputs, sorted(settings.items())))
one = full_key(price, [10], {"rate": 1.0, "currency": "EUR"})
assert isinstance(one, str), f"return a text; yours is {one!r}"
assert one == full_key(price, [10], {"currency": "EUR", "rate": 1.0}), "the order of the settings must not matter: sort them"
assert one != full_key(price, [10], {"rate": 2.0, "currency": "EUR"}), "another rate is another result: settings belong into the key"
assert one != full_key(price, [11], {"rate": 1.0, "currency": "EUR"}), "other inputs must give another key"
assert one != full_key(lambda hours: hours + rate, [10], {"rate": 1.0, "currency": "EUR"}), "changed code must give another key"
# --8<-- [end:check_yours]
