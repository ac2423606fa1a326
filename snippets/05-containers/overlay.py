# --8<-- [start:lookup]
GONE = object()  # a whiteout: "deleted here"


def read(path, layers):
    for layer in reversed(layers):  # the top layer first
        if path in layer:
            if layer[path] is GONE:
                break
            return layer[path]
    raise FileNotFoundError(path)


print(read("/note", [{"/note": "below"}, {"/note": "on top"}]))
# --8<-- [end:lookup]


# --8<-- [start:use]
base = {"/bin/python": "3.12", "/etc/motd": "welcome"}
packages = {"/lib/pandas": "3.0"}
code = {"/app/main.py": "version 1"}
image = [base, packages, code]

ada, grace = {}, {}  # a writable layer for each container
ada["/app/main.py"] = "patched by hand"
ada["/etc/motd"] = GONE

print(read("/app/main.py", [*image, ada]))
print(read("/app/main.py", [*image, grace]))
print(read("/bin/python", [*image, ada]))
# --8<-- [end:use]

# --8<-- [start:secret]
copied = {"/app/.env": "API_KEY=s3cr3t"}
removed = {"/app/.env": GONE}
leaky = [base, copied, removed]

try:
    read("/app/.env", leaky)
except FileNotFoundError:
    print("not found: is the secret gone?")
print(leaky[1]["/app/.env"])
# --8<-- [end:secret]
