course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 200
cp -r ~/snippets/service . && cd service
docker build -q -t flights:1.0 . > /dev/null
# --8<-- [start:run]
docker run -d --name api --memory 256m -p 8000:8000 flights:1.0
docker run --rm python:3.12-slim python -c 'print(6 * 7)'
# --8<-- [end:run]
curl -s --retry 9 --retry-all-errors -o answer localhost:8000/health
until docker inspect -f '{{.State.Health.Status}}' api | grep -q '^healthy'; do sleep 0.2; done

# --8<-- [start:ps]
docker ps --format 'table {{.Names}}\t{{.Image}}\t{{.Ports}}'
docker ps -a --format '{{.Names}} {{.State}}'
# --8<-- [end:ps]

# --8<-- [start:logs]
docker logs api 2>&1 | grep -v health
# --8<-- [end:logs]

# --8<-- [start:exec]
docker exec api id -un
docker exec api python -c 'import fastapi; print("fastapi is here")'
# --8<-- [end:exec]

# --8<-- [start:cp]
docker cp api:/app/main.py copy.py
diff copy.py main.py && echo the same file
# --8<-- [end:cp]

# --8<-- [start:top]
docker top api -o pid,comm | grep -o uvicorn
# --8<-- [end:top]

# --8<-- [start:stats]
docker stats --no-stream --format '{{.MemUsage}}' api | grep -o '/ .*'
# --8<-- [end:stats]

# --8<-- [start:inspect]
docker inspect -f '{{.Config.User}} {{json .Config.Cmd}}' api
docker inspect -f '{{.State.Health.Status}}' api
# --8<-- [end:inspect]

# --8<-- [start:diff]
docker exec api touch /tmp/note
docker diff api | sort -k 2
# --8<-- [end:diff]

# --8<-- [start:commit]
docker commit -m 'a note, by hand' api flights:by-hand > /dev/null
docker history --format '{{.CreatedBy}} {{.Comment}}' flights:by-hand | head -1
# --8<-- [end:commit]

# --8<-- [start:stop]
docker stop api
docker ps -a --format '{{.Names}}: {{.State}}'
docker start api
docker rm api 2>&1 | grep -o 'cannot remove'
docker rm -f api
# --8<-- [end:stop]

# --8<-- [start:images]
docker image ls --format '{{.Repository}}:{{.Tag}}' 'flights'
docker image rm flights:by-hand | head -1
# --8<-- [end:images]

# --8<-- [start:prune]
docker run --name done python:3.12-slim true
docker system df --format '{{.Type}}: {{.TotalCount}}' | grep Containers
docker container prune -f | grep -c '^[0-9a-f]'
docker system df --format '{{.Type}}: {{.TotalCount}}' | grep Containers
# --8<-- [end:prune]
