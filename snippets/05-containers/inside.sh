course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# --8<-- [start:start]
docker run -d --name web --memory 64m --cpus 0.5 python:3.12-slim sleep 600
# --8<-- [end:start]

# --8<-- [start:hostname]
hostname
docker exec web hostname
# --8<-- [end:hostname]

# --8<-- [start:pid_inside]
docker exec web sh -c 'tr "\0" " " < /proc/1/cmdline' && echo
docker exec web python -c 'import os
processes = [name for name in os.listdir("/proc") if name.isdigit()]
print(len(processes), "processes")'
# --8<-- [end:pid_inside]

# --8<-- [start:pid_outside]
pid=$(docker inspect -f '{{.State.Pid}}' web)
[ "$pid" -gt 1 ] && echo "outside it is another number"
docker top web -o pid,comm | tail -1 | grep -o sleep
# --8<-- [end:pid_outside]

# --8<-- [start:namespaces]
docker run --rm --pid=host --privileged python:3.12-slim \
  lsns -n -o TYPE,COMMAND -p "$pid" | grep sleep | grep -v cgroup
# --8<-- [end:namespaces]

# --8<-- [start:one_kernel]
uname -r > kernel
docker exec web uname -r | diff kernel - && echo the same kernel
# --8<-- [end:one_kernel]

# --8<-- [start:cgroup]
docker exec web sh -c 'cd /sys/fs/cgroup
  cat memory.max 2>/dev/null || cat memory/memory.limit_in_bytes'
docker stats --no-stream --format '{{.MemUsage}}' web | cut -d/ -f2
# --8<-- [end:cgroup]

# --8<-- [start:oom]
docker run --name greedy --memory 64m python:3.12-slim \
  python -c 'rows = bytearray(200_000_000)'  # exits 137
docker inspect -f 'killed for memory: {{.State.OOMKilled}}' greedy
# --8<-- [end:oom]

# --8<-- [start:read_only]
docker run --rm --read-only python:3.12-slim touch /note  # exits 1
docker run --rm --read-only --tmpfs /tmp python:3.12-slim touch /tmp/note
# --8<-- [end:read_only]

# --8<-- [start:capabilities]
docker run --rm python:3.12-slim id -un
docker run --rm python:3.12-slim sh -c 'umount /proc'  # exits 32
docker run --rm python:3.12-slim chown nobody /etc/hostname
docker run --rm --cap-drop ALL python:3.12-slim chown nobody /etc/hostname  # exits 1
# --8<-- [end:capabilities]

