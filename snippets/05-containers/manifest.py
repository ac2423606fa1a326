import hashlib
import json
from urllib.request import Request, urlopen

registry = "http://localhost:5000/v2/flights/report"
kinds = "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json"


def fetch(path):
    answer = urlopen(Request(f"{registry}/{path}", headers={"Accept": kinds}))
    return answer.headers.get("Docker-Content-Digest"), answer.read()


digest, manifest = fetch("manifests/1")
print("tag 1 names", digest[:7] + "…", "right:", digest == "sha256:" + hashlib.sha256(manifest).hexdigest())

size, right = 0, True
for layer in json.loads(manifest)["layers"]:
    _, content = fetch("blobs/" + layer["digest"])
    size += len(content)
    right = right and layer["digest"] == "sha256:" + hashlib.sha256(content).hexdigest()
print(f"all its layers: {size / 1e6:.1f} MB, right: {right}")
