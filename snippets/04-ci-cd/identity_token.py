# --8<-- [start:make]
import base64
import hashlib
import hmac
import json

KEY = b"the platform's key; nobody else has it"


def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(text):
    return part(hmac.new(KEY, text.encode(), hashlib.sha256).digest())


claims = {
    "iss": "https://token.actions.githubusercontent.com",
    "aud": "pypi",
    "sub": "repo:ada/flights-features:environment:pypi",
    "ref": "refs/tags/v0.1.0",
    "iat": 1767603600,
    "exp": 1767603900,
}
text = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()) + "." + part(json.dumps(claims).encode())
token = f"{text}.{sign(text)}"
print(token[:60], "…")
# --8<-- [end:make]


# --8<-- [start:read]
def read(token):
    middle = token.split(".")[1] + "==="  # Base64 wants its padding
    return json.loads(base64.urlsafe_b64decode(middle))


for name, value in read(token).items():
    print(f"{name:10} {value}")
print("lives", read(token)["exp"] - read(token)["iat"], "seconds")
# --8<-- [end:read]


# --8<-- [start:trust]
TRUSTED = {"aud": "pypi", "sub": "repo:ada/flights-features:environment:pypi"}


def accepted(token, now):
    text, _, signature = token.rpartition(".")
    told = read(token)
    if not hmac.compare_digest(signature, sign(text)):
        return "no: not signed by the platform"
    if now > told["exp"]:
        return "no: too old"
    wrong = [name for name in TRUSTED if told[name] != TRUSTED[name]]
    return f"no: wrong {wrong}" if wrong else "yes"


def signed(**other):
    text = token.split(".")[0] + "." + part(json.dumps({**claims, **other}).encode())
    return f"{text}.{sign(text)}"


soon = claims["iat"] + 60
print("the release job:   ", accepted(token, soon))
print("an hour later:     ", accepted(token, soon + 3600))
print("one byte changed:  ", accepted(token[:-1] + "?", soon))
print("from a branch:     ", accepted(signed(sub="repo:ada/flights-features:ref:refs/heads/idea"), soon))
print("another repository:", accepted(signed(sub="repo:mallory/flights:environment:pypi"), soon))
# --8<-- [end:trust]
