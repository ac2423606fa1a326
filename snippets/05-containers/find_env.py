import io
import sys
import tarfile

found = []
with tarfile.open(fileobj=sys.stdin.buffer, mode="r|") as image:
    for blob in image:
        content = image.extractfile(blob).read() if blob.isfile() else b""
        try:
            layer = tarfile.open(fileobj=io.BytesIO(content))
        except tarfile.ReadError:  # not a layer
            continue
        found += [(file.name, layer.extractfile(file).read()) for file in layer if file.name.endswith(".env")]

for name, content in sorted(found):
    print(name, content)
