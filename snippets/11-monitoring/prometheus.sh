course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
cp ~/snippets/*.{py,yml} .
export PROMETHEUS_DISABLE_CREATED_SERIES=true PYTHONWARNINGS=ignore

# --8<-- [start:service]
python monitored.py > service.log 2>&1 &
until curl -sf -o page.txt 127.0.0.1:8000/metrics; do sleep 0.2; done
python replay.py 7 200
curl -s 127.0.0.1:8000/metrics | grep "^flights_risk_bucket"
# --8<-- [end:service]

# The year that has been, with its real dates, one sample a week.
# --8<-- [start:backfill]
python backfill.py > year.txt
head -n 3 year.txt
promtool tsdb create-blocks-from openmetrics year.txt store > blocks.txt
# --8<-- [end:backfill]

# --8<-- [start:prometheus]
prometheus --config.file=prometheus.yml --storage.tsdb.path=store \
  --storage.tsdb.retention.time=50y --query.lookback-delta=7d \
  --web.listen-address=127.0.0.1:9090 > prometheus.log 2>&1 &
until curl -sf -o page.txt 127.0.0.1:9090/-/ready; do sleep 0.2; done
# --8<-- [end:prometheus]

until [ "$(python ask.py 'sum(flights_answers_total)')" = 200 ]; do sleep 0.2; done
# --8<-- [start:ask]
python ask.py 'up' 'flights_requests_total'
python ask.py \
  '1 - flights_risk_bucket{le="0.3"} / ignoring(le) flights_risk_count'
# --8<-- [end:ask]

# --8<-- [start:broken]
python replay.py 7 100 temp
python replay.py 7 20 hour
python replay.py 7 5 carrier=ZZ
# --8<-- [end:broken]
until [ "$(python ask.py 'flights_unknown_total')" = 5 ]; do sleep 0.2; done
# --8<-- [start:broken_seen]
python ask.py 'flights_requests_total'
python ask.py 'flights_missing_total > 0' 'flights_unknown_total'
# --8<-- [end:broken_seen]

until [ "$(python ask.py 'count(ALERTS)')" = 2 ]; do sleep 0.2; done
# --8<-- [start:alerts]
python ask.py 'ALERTS'
# --8<-- [end:alerts]

# Prometheus's own pages, as pictures. Debian's package has the classic ones. They compare the browser's clock with the
# server's, so here it is not the session's. The two clicks scroll down and leave the mouse on the line that was said.
page="http://127.0.0.1:9090/classic"
year="g0.tab=0&g0.range_input=40w&g0.end_input=2014-01-06%2000%3A00"
COURSE_CLOCK="" course-picture "$page/graph?g0.expr=%7B__name__%3D~%22flights_week_.*%22%7D&$year" \
  year.png --size 760x620 --click ✔ --click ✔ --wait "flights_week_said{}"
COURSE_CLOCK="" course-picture "$page/alerts" alerts.png --size 760x480 --wait ModelStale

kill %2 %1
wait
