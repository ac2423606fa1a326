course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: track.sh
cd flights

# --8<-- [start:start_server]
moto_server --port 5000 > ~/moto.log 2>&1 &
until curl -s -o ~/answer http://127.0.0.1:5000; do sleep 0.2; done
python ~/snippets/make_bucket.py
# --8<-- [end:start_server]

# --8<-- [start:configure]
dvc remote add -q --default cloud s3://flights/dvc
dvc remote modify cloud endpointurl http://127.0.0.1:5000
# --8<-- [end:configure]

# --8<-- [start:secret_stays_local]
dvc remote modify --local cloud access_key_id ada
dvc remote modify --local cloud secret_access_key not-a-secret
cat .dvc/config.local
git status --short
# --8<-- [end:secret_stays_local]

# --8<-- [start:shared_config]
cat .dvc/config
git commit -q -a -m "Keep the data in a bucket"
# --8<-- [end:shared_config]

# --8<-- [start:push_and_pull]
dvc push
rm -r -f .dvc/cache data
dvc pull
ls data
# --8<-- [end:push_and_pull]
kill %1
