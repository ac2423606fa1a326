course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 240
unset PYTHONPATH
docker run -d --name registry -p 5000:5000 registry:2
curl -s --retry 40 --retry-all-errors --retry-delay 1 -o answer localhost:5000/v2/
cp -r ~/snippets/flights-features . && cd flights-features && cp ~/snippets/image/Dockerfile .
python -m build --no-isolation --wheel 2>&1 | tail -1
# --8<-- [start:push]
docker build -q -t localhost:5000/flights:0.1.0 .
docker push localhost:5000/flights:0.1.0
first=$(docker inspect -f '{{index .RepoDigests 0}}' localhost:5000/flights:0.1.0)
echo "$first"
# --8<-- [end:push]
# --8<-- [start:pull]
docker rmi localhost:5000/flights:0.1.0 > removed.txt
docker run --rm --pull always "$first" 2> pulled.txt
# --8<-- [end:pull]
# --8<-- [start:promote]
docker tag "$first" localhost:5000/flights:staging && docker push -q localhost:5000/flights:staging
docker tag "$first" localhost:5000/flights:production && docker push -q localhost:5000/flights:production
curl -s localhost:5000/v2/flights/tags/list
# --8<-- [end:promote]
# --8<-- [start:moved]
sed -i 's/^version = .*/version = "0.1.1"/' pyproject.toml
rm dist/* && python -m build --no-isolation --wheel 2>&1 | tail -1
docker build -q -t localhost:5000/flights:production .
docker push -q localhost:5000/flights:production
docker run --rm --pull always localhost:5000/flights:production 2> pulled.txt
docker run --rm "$first"
# --8<-- [end:moved]
