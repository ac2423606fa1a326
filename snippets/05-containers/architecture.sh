course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
docker run -d --name web python:3.12-slim sleep 600 > /dev/null
# --8<-- [start:client_server]
docker version --format '{{range .Server.Components}}{{println .Name}}{{end}}'
# --8<-- [end:client_server]

# --8<-- [start:api_ping]
socket=${DOCKER_HOST#unix://}
curl -s --unix-socket "$socket" http://docker/_ping && echo
# --8<-- [end:api_ping]

# --8<-- [start:api_ps]
curl -s --unix-socket "$socket" http://docker/containers/json \
  | python -c 'import json, sys
for c in json.load(sys.stdin):
    print(c["Names"], c["Image"], c["State"])'
# --8<-- [end:api_ps]

# --8<-- [start:api_create]
curl -s --unix-socket "$socket" -H 'Content-Type: application/json' \
  -d '{"Image": "python:3.12-slim", "Cmd": ["sleep", "600"]}' \
  'http://docker/containers/create?name=by-hand' > answer
curl -s --unix-socket "$socket" -X POST http://docker/containers/by-hand/start
docker ps --format '{{.Names}} {{.Image}}'
# --8<-- [end:api_create]

# --8<-- [start:shim]
pid=$(docker inspect -f '{{.State.Pid}}' web)
docker run --rm --pid=host python:3.12-slim sh -c "
  parent=\$(cut -d ' ' -f 4 /proc/$pid/stat)
  cat /proc/$pid/comm /proc/\$parent/comm"
# --8<-- [end:shim]

# --8<-- [start:runtime]
docker info --format 'runs containers with: {{.DefaultRuntime}}'
# --8<-- [end:runtime]
