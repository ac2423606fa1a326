course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
echo 'a note' > note.txt
docker run -d --name registry -p 5000:5000 registry:2 > /dev/null
curl -s --retry 20 --retry-all-errors --retry-delay 1 -o answer localhost:5000/v2/
docker tag python:3.12-slim localhost:5000/python:3.12-slim
docker push -q localhost:5000/python:3.12-slim > /dev/null
# --8<-- [start:pin]
docker inspect -f '{{index .RepoDigests 0}}' localhost:5000/python:3.12-slim > base
printf 'FROM %s\nCOPY note.txt /\n' "$(cat base)" | tee Dockerfile
docker build -q -t pinned . > /dev/null && echo built
# --8<-- [end:pin]

# --8<-- [start:twice]
docker build -q --no-cache -t first . > /dev/null
docker build -q --no-cache -t second . > /dev/null
[ "$(docker inspect -f '{{.Id}}' first)" = "$(docker inspect -f '{{.Id}}' second)" ] || echo "two builds, two digests"
# --8<-- [end:twice]

# --8<-- [start:platform]
printf 'FROM scratch\nCOPY note.txt /\n' > empty.Dockerfile
for platform in linux/amd64 linux/arm64; do
  docker build -q --platform $platform -f empty.Dockerfile -t note . > /dev/null
  docker inspect -f '{{.Os}}/{{.Architecture}}' note
done
# --8<-- [end:platform]
