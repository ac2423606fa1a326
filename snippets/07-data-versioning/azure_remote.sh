course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: track.sh
cd flights

# --8<-- [start:start_server]
azurite-blob --location ~/azurite --disableTelemetry \
  --skipApiVersionCheck > ~/azurite.log 2>&1 &
until curl -s -o ~/answer http://127.0.0.1:10000; do sleep 0.2; done
python ~/snippets/make_container.py
# --8<-- [end:start_server]

# --8<-- [start:configure]
dvc remote add -q --default cloud azure://flights/dvc
dvc remote modify --local cloud \
  connection_string UseDevelopmentStorage=true
git status --short
git diff .dvc/config | grep "^[-+] "
# --8<-- [end:configure]

# --8<-- [start:push_and_pull]
dvc push
rm -r -f .dvc/cache data
dvc pull
# --8<-- [end:push_and_pull]
kill %1
