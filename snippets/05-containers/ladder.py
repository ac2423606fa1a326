import json
import subprocess
import sys
import time
from pathlib import Path

main = Path("main.py")
code = main.read_text()


def build(image, dockerfile):
    begin = time.perf_counter()
    subprocess.run(["docker", "build", "-q", "-f", dockerfile, "-t", image, "."], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


for dockerfile in sys.argv[1:]:
    image = f"ladder:{dockerfile.split('.')[0]}"
    subprocess.run(["docker", "builder", "prune", "-af"], stdout=subprocess.DEVNULL)
    first = build(image, dockerfile)
    main.write_text(code + f"# edited at {time.time()}\n")
    again = build(image, dockerfile)
    main.write_text(code)
    size = json.loads(subprocess.check_output(["docker", "inspect", image]))[0]["Size"]
    print(f"{image:16} build {first:5.1f} s   after an edit {again:5.1f} s   image {size / 1e6:4.0f} MB")
