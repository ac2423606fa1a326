import statistics
import subprocess
import time


def median(*command, times=7):
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds)


image = "python:3.12-slim"
process = median("true")
inside = median("docker", "exec", "warm", "true")
container = median("docker", "run", "--rm", image, "true")
print(f"a process    {process * 1000:6.0f} ms")
print(f"docker exec  {inside * 1000:6.0f} ms")
print(f"docker run   {container * 1000:6.0f} ms")
