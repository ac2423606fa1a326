course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 120
mkdir -p build/service-1.0 && cp ~/snippets/service/app.py ~/snippets/service/shares.json build/service-1.0/
cp -r build/service-1.0 build/service-1.1 && cp ~/snippets/service/by_origin.json build/service-1.1/shares.json
sed -i 's/1\.0/1.1/; s/month: str/month: str, origin: str = "all"/; s/shares.month./&[origin]/' build/service-1.1/app.py
mkdir server-a server-b
# --8<-- [start:first_release]
cp build/service-1.0/* server-a/
cp build/service-1.0/* server-b/
python server-a/app.py 8001 2> a.log & a=$!
python server-b/app.py 8002 2> b.log & b=$!
# --8<-- [end:first_release]
ask() { curl -s --retry 40 --retry-connrefused --retry-delay 1 "$@"; }
ask -o answer localhost:8001/health && ask -o answer "localhost:8002/late-share?month=07"
# --8<-- [start:works]
curl -s "localhost:8001/late-share?month=07"
# --8<-- [end:works]

# --8<-- [start:what_changes]
diff -r build/service-1.0 build/service-1.1  # exits 1
# --8<-- [end:what_changes]

# --8<-- [start:half_copied]
cp build/service-1.1/shares.json server-a/
curl -s -w " (%{http_code})\n" "localhost:8001/late-share?month=07"
cp build/service-1.1/app.py server-a/
curl -s -w " (%{http_code})\n" "localhost:8001/late-share?month=07"
grep -m1 TypeError a.log
# --8<-- [end:half_copied]

# --8<-- [start:restart]
kill -INT $a && wait $a
curl -s "localhost:8001/late-share?month=07"  # exits 7
python server-a/app.py 8001 2> a.log & a=$!
# --8<-- [end:restart]
ask -o answer localhost:8001/health
# --8<-- [start:forgotten]
curl -s localhost:8001/health localhost:8002/health
# --8<-- [end:forgotten]
kill -INT $a $b && wait
