course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# --8<-- [start:names]
docker network create flights > /dev/null
docker run -d --name api --network flights python:3.12-slim \
  python -um http.server 8000 > /dev/null
until docker logs api 2>&1 | grep -q Serving; do sleep 0.2; done
docker run --rm --network flights python:3.12-slim python -c '
from urllib.request import urlopen
print(urlopen("http://api:8000").status)'
# --8<-- [end:names]

# --8<-- [start:not_there]
docker run --rm python:3.12-slim python -c '
import socket
socket.gethostbyname("api")' 2>&1 | tail -1
# --8<-- [end:not_there]

# --8<-- [start:localhost]
docker run --rm --network flights python:3.12-slim python -c '
from urllib.request import urlopen
urlopen("http://localhost:8000")' 2>&1 | tail -1
# --8<-- [end:localhost]

# --8<-- [start:published]
curl -s -o answer -w '%{http_code}\n' localhost:8000  # exits 7
docker run -d --name open -p 127.0.0.1:8000:8000 python:3.12-slim \
  python -m http.server 8000 > /dev/null
curl -s --retry 9 --retry-all-errors -o answer -w '%{http_code}\n' localhost:8000
docker port open
# --8<-- [end:published]
