course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 120
mkdir -p build/service-1.0 && cp ~/snippets/service/app.py ~/snippets/service/shares.json build/service-1.0/
cp -r build/service-1.0 build/service-1.1 && cp ~/snippets/service/by_origin.json build/service-1.1/shares.json
sed -i 's/1\.0/1.1/; s/month: str/month: str, origin: str = "all"/; s/shares.month./&[origin]/' build/service-1.1/app.py
cp -r build/service-1.1 build/service-1.2
sed -i 's/1\.1/1.2/; s/FastAPI()/FastApi()/' build/service-1.2/app.py
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
kill -INT "$(cat server/pid)"
while kill -0 "$(cat server/pid)" 2> /dev/null; do sleep 0.1; done
