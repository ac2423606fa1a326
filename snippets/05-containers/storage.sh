course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# --8<-- [start:lost]
docker run --name one python:3.12-slim sh -c 'echo late > /result'
docker rm one
docker run --rm python:3.12-slim cat /result  # exits 1
# --8<-- [end:lost]

# --8<-- [start:volume]
docker volume create results
docker run --rm -v results:/out python:3.12-slim \
  sh -c 'echo late > /out/result'
docker run --rm -v results:/out python:3.12-slim cat /out/result
docker volume ls --format '{{.Name}} {{.Driver}}'
# --8<-- [end:volume]

# --8<-- [start:bind]
mkdir work && echo 'print("version 1")' > work/job.py
docker run --rm -v "$PWD/work":/work python:3.12-slim python /work/job.py
echo 'print("version 2")' > work/job.py
docker run --rm -v "$PWD/work":/work:ro python:3.12-slim python /work/job.py
# --8<-- [end:bind]

# --8<-- [start:read_only]
docker run --rm -v "$PWD/work":/work:ro python:3.12-slim rm /work/job.py  # exits 1
# --8<-- [end:read_only]

# --8<-- [start:hides]
mkdir empty
docker run --rm -v "$PWD/empty":/usr/local python:3.12-slim python -V 2>&1 \
  | grep -o 'executable file not found'
# --8<-- [end:hides]

# --8<-- [start:tmpfs]
docker run --rm --tmpfs /scratch:size=1m python:3.12-slim \
  sh -c 'grep scratch /proc/mounts | cut -d " " -f 1-3'
docker run --rm --tmpfs /scratch:size=1m python:3.12-slim \
  sh -c 'head -c 2000000 /dev/zero > /scratch/big'  # exits 1
# --8<-- [end:tmpfs]

# --8<-- [start:permission]
mkdir out && chmod 755 out
docker run --rm --user 1001 -v "$PWD/out":/out python:3.12-slim \
  touch /out/result  # exits 1
docker run --rm -v "$PWD/out":/out python:3.12-slim touch /out/result
stat -c '%u %n' out/result
# --8<-- [end:permission]

# --8<-- [start:backup]
docker run --rm -v results:/from:ro -v "$PWD":/to python:3.12-slim \
  tar czf /to/results.tgz -C /from .
docker volume rm results
docker volume create results
docker run --rm -v results:/into -v "$PWD":/from:ro python:3.12-slim \
  tar xzf /from/results.tgz -C /into
docker run --rm -v results:/out python:3.12-slim cat /out/result
# --8<-- [end:backup]

# --8<-- [start:anonymous]
docker run -d --name db -e POSTGRES_PASSWORD=secret postgres:17 > /dev/null
docker rm -f db > /dev/null
docker volume ls -q | grep -vc results
# --8<-- [end:anonymous]
