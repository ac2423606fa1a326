course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# measured: 5
# timeout: 200
cp ~/snippets/start_times.py ~/snippets/work.py .
docker run -d --name warm python:3.12-slim sleep 600 > /dev/null
python work.py > /dev/null
# --8<-- [start:start]
python start_times.py
# --8<-- [end:start]

# --8<-- [start:work]
python3 -I work.py
docker run --rm -v "$PWD/work.py":/work.py:ro python:3.12-slim python /work.py
# --8<-- [end:work]

# --8<-- [start:size]
docker image ls --format '{{.Size}}' python:3.12-slim
docker ps --format '{{.Names}} {{.Size}}' | cut -d '(' -f 1
docker stats --no-stream --format '{{.MemUsage}}' warm | cut -d / -f 1
# --8<-- [end:size]

