course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 110
# --8<-- [start:start]
python ~/snippets/service.py &
until curl -s -o answer http://127.0.0.1:8000/health; do sleep 0.2; done
cat answer
# --8<-- [end:start]
echo
# --8<-- [start:ask]
curl -s -w "\n" "http://127.0.0.1:8000/late-share?month=1&origin=JFK"
curl -s -w "\n" "http://127.0.0.1:8000/late-share?month=13&origin=JFK"
# --8<-- [end:ask]

# --8<-- [start:bug]
curl -s -w " (status %{http_code})\n" "http://127.0.0.1:8000/late-share?month=1&origin=SWF"
# --8<-- [end:bug]

for month in 1 2 3 4 5 6 7 8 9 10 11 12; do
  curl -s -o answer "http://127.0.0.1:8000/late-share?month=$month&origin=EWR"
done
# --8<-- [start:metrics]
curl -s http://127.0.0.1:8000/metrics | grep "^http_requests_total"
# --8<-- [end:metrics]

# --8<-- [start:scrape]
curl -s http://127.0.0.1:8000/metrics | python ~/snippets/read_metrics.py
# --8<-- [end:scrape]

# --8<-- [start:twelve_factor]
kill $! && wait
FLIGHTS_VERSION=1.3.1 FLIGHTS_PORT=9000 python ~/snippets/service.py &
until curl -s -o answer localhost:9000/health; do sleep 0.2; done
cat answer
# --8<-- [end:twelve_factor]
kill $! && wait
