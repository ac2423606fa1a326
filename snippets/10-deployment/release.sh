course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 300
git init -q work && cd work
cp ~/snippets/{flights,train,fetch,service,batch,skops_says,test_service,test_incident,ask,load,cost_of_rows,compare,rows}.py .
printf 'mlflow.db*\nmlruns/\nreleases/\n*.log\n*.jsonl\n*.csv\n' > .gitignore
git add .gitignore rows.py flights.py train.py
git commit -q -m "feat: the training of late flights"
export MLFLOW_LOGGING_LEVEL=ERROR PYTHONWARNINGS=ignore MLFLOW_DISABLE_TELEMETRY=true
export COLUMNS=72 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
export PYTEST_ADDOPTS="-q --no-header --tb=line -rN -p no:cacheprovider"
export MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR=false MLFLOW_TRACKING_URI=sqlite:///mlflow.db

# --8<-- [start:train]
python train.py 2> train.log
# --8<-- [end:train]

# --8<-- [start:fetch]
python fetch.py 1 champion 3 2> fetch.log
ls releases/2
cat releases/2/release.json
# --8<-- [end:fetch]

# --8<-- [start:batch]
python batch.py releases/2 08
cut -d , -f 1-3,5,6,14,15 risks-08.csv | head -4
# --8<-- [end:batch]

# --8<-- [start:serve]
export SERVICE=http://127.0.0.1:8002 RELEASE=releases/2
python service.py 8002 > service.log 2>&1 &
until curl -s -f -o up $SERVICE/health; do sleep 0.2; done
curl -s $SERVICE/version
# --8<-- [end:serve]
echo

# --8<-- [start:ask]
cat > evening.json <<'J'
{"flights": [{"carrier": "EV", "origin": "EWR", "dest": "ORD",
  "hour": 19, "distance": 719, "temp": 35, "wind_speed": 20,
  "precip": 0.3, "visib": 2}]}
J
curl -s $SERVICE/predict --json @evening.json
# --8<-- [end:ask]
echo

# --8<-- [start:refused]
post() {
  curl -s -w " (%{http_code})\n" $SERVICE/predict --json "$1" |
    fold -s -w 70
}
sed 's/19/25/' evening.json > wrong.json && post @wrong.json
sed 's/"hour"/"arr_delay": 3, "hour"/' evening.json > leak.json
post @leak.json
post "{oops"
# --8<-- [end:refused]

# --8<-- [start:tests]
python -m pytest test_service.py
# --8<-- [end:tests]

kill %1
wait

# --8<-- [start:skops]
python skops_says.py
# --8<-- [end:skops]
