# timeout: 120
mkdir build && cp -r ~/snippets/service-1.* build/
mkdir -p server/releases && cp -r build/service-1.0 server/releases/1.0
ln -s releases/1.0 server/current
# --8<-- [start:deploy]
python ~/snippets/deploy.py 1.1
curl -s "localhost:8000/late-share?month=07&origin=JFK"
ls server/releases && readlink server/current
# --8<-- [end:deploy]

# --8<-- [start:bad_release]
diff build/service-1.1/app.py build/service-1.2/app.py  # exits 1
python ~/snippets/deploy.py 1.2  # exits 1
curl -s localhost:8000/health
# --8<-- [end:bad_release]
kill -INT "$(cat server/pid)"; sleep 1
