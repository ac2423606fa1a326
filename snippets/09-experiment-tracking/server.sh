course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# timeout: 900
git init -q work && cd work
cp ~/snippets/{flights,track,autolog,search,registry,tables}.py .
printf 'mlflow.db*\nartifacts/\n*.log\n' > .gitignore
git add . && git commit -q -m "feat: tracked training"
export MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT=true MLFLOW_LOGGING_LEVEL=ERROR
export PYTHONWARNINGS=ignore MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR=false

# --8<-- [start:start_server]
export MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false
mlflow server --workers 1 --backend-store-uri sqlite:///mlflow.db \
  --artifacts-destination ./artifacts > server.log 2>&1 &
export MLFLOW_TRACKING_URI=http://127.0.0.1:5000
until curl -s -f $MLFLOW_TRACKING_URI/health; do sleep 0.2; done
# --8<-- [end:start_server]
echo

# --8<-- [start:two_runs]
python track.py 2> track.log
# --8<-- [end:two_runs]

# --8<-- [start:tables]
python tables.py
# --8<-- [end:tables]

# --8<-- [start:artifacts]
find artifacts -type f | sed -E 's/[0-9a-f]{32}/<id>/g' | sort -u
# --8<-- [end:artifacts]

# --8<-- [start:autolog]
python autolog.py
# --8<-- [end:autolog]

# --8<-- [start:search]
python search.py
# --8<-- [end:search]

# --8<-- [start:registry]
python registry.py
# --8<-- [end:registry]

# --8<-- [start:commit]
git log --oneline
# --8<-- [end:commit]

# What a reader sees in the browser, as pictures for the page and the deck.
runs="$MLFLOW_TRACKING_URI/#/experiments/1/runs?workflowType=machine_learning"
course-picture "$runs&compareRunsMode=CHART" compare.png --size 960x640 \
  --click Close --click "Toggle sidebar" --wait auc_train
course-picture "$runs" run.png --size 1120x780 \
  --click Close --click seven-leaves --click "Toggle sidebar" --wait max_leaf_nodes
model="$MLFLOW_TRACKING_URI/#/models/late-flights?workflowType=machine_learning"
course-picture "$model" model.png --size 960x520 \
  --click Close --click "Toggle sidebar" --wait champion

# --8<-- [start:serve]
mlflow models serve --model-uri models:/late-flights@champion \
  --env-manager local --port 5001 > serve.log 2>&1 &
export SERVICE=http://127.0.0.1:5001
until curl -s -f -o ~/pong $SERVICE/ping; do sleep 0.2; done
# --8<-- [end:serve]

# --8<-- [start:ask]
cat > ask.json <<'J'
{"dataframe_records": [
  {"carrier": "EV", "origin": "EWR", "dest": "ORD", "hour": 19.0,
   "distance": 719.0, "temp": 35.0, "wind_speed": 20.0,
   "precip": 0.3, "visib": 2.0},
  {"carrier": "DL", "origin": "JFK", "dest": "LAX", "hour": 7.0,
   "distance": 2475.0, "temp": 60.0, "wind_speed": 5.0,
   "precip": 0.0, "visib": 10.0}]}
J
curl -s $SERVICE/invocations -d @ask.json \
  -H "Content-Type: application/json"
# --8<-- [end:ask]
echo

# --8<-- [start:wrong_type]
sed 's/"hour": 19.0/"hour": "evening"/' ask.json |
  curl -s $SERVICE/invocations -d @- \
    -H "Content-Type: application/json" | cut -c 1-200 | fold -s -w 72
# --8<-- [end:wrong_type]
echo

# --8<-- [start:stop]
kill %2 %1
wait
# --8<-- [end:stop]
