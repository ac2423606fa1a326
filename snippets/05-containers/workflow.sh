course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 200
cp -r ~/snippets/service . && cd service
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null
curl -s --retry 20 --retry-all-errors --retry-delay 1 -o answer localhost:5000/v2/
# --8<-- [start:test]
docker build -q --target test . > /dev/null && echo tests passed
# --8<-- [end:test]

# --8<-- [start:build]
docker build -q -t flights:1.0 .
# --8<-- [end:build]

# --8<-- [start:try]
docker run -d --name try -p 8000:8000 flights:1.0
curl -s --retry 9 --retry-all-errors localhost:8000/health
# --8<-- [end:try]
docker rm -f try > /dev/null

# --8<-- [start:tag_push]
docker tag flights:1.0 localhost:5000/team/flights:1.0
docker push -q localhost:5000/team/flights:1.0
curl -s localhost:5000/v2/team/flights/tags/list
# --8<-- [end:tag_push]

# --8<-- [start:other_machine]
image=localhost:5000/team/flights:1.0
docker image rm flights:1.0 $image > /dev/null
docker pull -q $image
docker run -d --name flights -p 8000:8000 $image
curl -s --retry 9 --retry-all-errors localhost:8000/health
# --8<-- [end:other_machine]

# --8<-- [start:by_digest]
docker inspect -f '{{index .RepoDigests 0}}' localhost:5000/team/flights:1.0
# --8<-- [end:by_digest]
