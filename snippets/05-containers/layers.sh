course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# measured: 5
# timeout: 240
cp -r ~/snippets/report ~/snippets/service . && cp ~/snippets/manifest.py .
# --8<-- [start:build_two]
docker build -q -t report:1 report > /dev/null
docker build -q -t flights:1 service > /dev/null
# --8<-- [end:build_two]

# --8<-- [start:history]
docker history --format '{{.Size}}: {{.CreatedBy}}' report:1 \
  | head -5 | cut -c1-64
# --8<-- [end:history]

# --8<-- [start:shared]
for image in python:3.12-slim report:1 flights:1; do
  docker inspect -f '{{range .RootFS.Layers}}{{println .}}{{end}}' $image \
    | grep . > layers-${image%%:*}
done
comm -12 <(sort layers-report) <(sort layers-flights) | diff - <(sort layers-python) \
  && echo "both hold all layers of python:3.12-slim, and share nothing else"
# --8<-- [end:shared]

# --8<-- [start:sizes]
for name in python report flights; do
  docker image ls --format '{{.Repository}}:{{.Tag}} {{.Size}}' $name
done
# --8<-- [end:sizes]

# --8<-- [start:overlay]
docker run --name note python:3.12-slim sh -c '
  grep " / " /proc/mounts | cut -d " " -f 1-3
  echo hello > /note && rm /etc/motd'
docker diff note | sort -k 2
# --8<-- [end:overlay]


docker run -d --name registry -p 5000:5000 registry:2 > /dev/null
curl -s --retry 20 --retry-all-errors --retry-delay 1 -o answer localhost:5000/v2/
# --8<-- [start:content_addressed]
docker tag report:1 localhost:5000/flights/report:1
docker push -q localhost:5000/flights/report:1
python manifest.py
# --8<-- [end:content_addressed]

# --8<-- [start:tag_moves]
image=localhost:5000/flights/report:1
docker inspect -f '{{index .RepoDigests 0}}' $image > before
echo "print('hello')" > report/report.py
docker build -q -t $image report > /dev/null && docker push -q $image
docker run --rm $image
docker run --rm "$(cat before)" cat report.py | tail -1
# --8<-- [end:tag_moves]
