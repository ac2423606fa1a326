course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: release.sh
# measured: 8
# timeout: 300
cd work
export RELEASE=releases/2 PYTHONWARNINGS=ignore
export SERVICE=http://127.0.0.1:8002

# --8<-- [start:rows]
python cost_of_rows.py
# --8<-- [end:rows]

# --8<-- [start:start]
uvicorn service:app --port 8002 > one.log 2>&1 &
until curl -s -f -o up $SERVICE/health; do sleep 0.2; done
# --8<-- [end:start]
python load.py 8002 1 20 1 > warm.log

# --8<-- [start:clients]
python load.py 8002 1 200 1
python load.py 8002 8 400 1
# --8<-- [end:clients]

# --8<-- [start:batch]
python load.py 8002 1 100 100
# --8<-- [end:batch]
{ kill $!; wait; } 2> stop.log

# --8<-- [start:workers]
uvicorn service:app --port 8002 --workers 2 > two.log 2>&1 &
until curl -s -f -o up $SERVICE/health; do sleep 0.2; done
python load.py 8002 8 400 1
# --8<-- [end:workers]
{ kill $!; wait; } 2> stop.log
