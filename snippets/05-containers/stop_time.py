import subprocess
import sys
import time

for name in sys.argv[1:]:
    begin = time.perf_counter()
    subprocess.run(["docker", "stop", name], check=True, stdout=subprocess.DEVNULL)
    print(f"{name} took {time.perf_counter() - begin:.1f} s to stop")
