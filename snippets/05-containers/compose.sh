course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 600
(cd ~/snippets/service && python -m pytest -q -p no:cacheprovider test_main.py > /dev/null)
cp -r ~/snippets/service . && cp ~/snippets/ask.py service && cd service
# --8<-- [start:no_password]
docker compose config --quiet 2>&1 | grep -o 'variable is not set' | sort -u
# --8<-- [end:no_password]

# --8<-- [start:up]
password=$(python -c 'import secrets; print(secrets.token_hex())')
echo "DB_PASSWORD=$password" > .env
docker compose config --services | sort
docker compose up -d --wait
docker compose ps --format '{{.Service}}: {{.State}}, {{.Health}}'
# --8<-- [end:up]

# --8<-- [start:empty]
january='/late-share?month=2013-01&origin=JFK'
python ask.py "$january"
# --8<-- [end:empty]

# --8<-- [start:load]
cat > load.sh <<'END'
docker compose exec -T db \
  psql -q -U flights -c '\copy flights from stdin csv header'
END
for m in ~/flights-2013/2013-0[1-3].csv; do sh load.sh < $m; done
docker compose exec -T db psql -U flights \
  -c 'select origin, count(*) from flights group by 1 order by 1'
# --8<-- [end:load]

# --8<-- [start:ask]
python ask.py "$january" '/late-share?month=2013-03&origin=EWR'
# --8<-- [end:ask]

# --8<-- [start:made]
docker compose ls --format json | python -c 'import json, sys; print([p["Name"] for p in json.load(sys.stdin)])'
docker network ls --filter name=flights --format '{{.Name}} {{.Driver}}'
docker volume ls --format '{{.Name}}'
# --8<-- [end:made]

# --8<-- [start:logs]
docker compose logs --no-log-prefix db | grep -E 'init process|docker-entrypoint'
docker compose logs --no-log-prefix api | grep late-share | grep -o '"GET.*'
# --8<-- [end:logs]

# --8<-- [start:scale]
docker compose up -d --scale api=3 2>&1 | grep -o 'port is already allocated'
PORT=8000-8002 docker compose up -d --wait --scale api=3
docker compose ps --format '{{.Service}} {{.State}}' | sort
docker compose exec -T db getent ahostsv4 api | cut -d ' ' -f 1 | sort -u | wc -l
# --8<-- [end:scale]

# --8<-- [start:update]
database=$(docker compose ps -q db)
sed -i 's/"late_share"/"share"/' main.py
docker compose up -d --wait --build
[ $database = $(docker compose ps -q db) ] && echo "the same database"
python ask.py "$january"
# --8<-- [end:update]

# --8<-- [start:database_stops]
docker compose stop db
curl -s "localhost:8000$january"; echo
docker compose logs --no-log-prefix api | grep -o 'psycopg.OperationalError' | sort -u
docker compose start db
docker compose up -d --wait
python ask.py "$january"
# --8<-- [end:database_stops]

# --8<-- [start:down]
docker compose down
docker volume ls --format '{{.Name}}'
docker compose up -d --wait
python ask.py "$january"
# --8<-- [end:down]

# --8<-- [start:down_v]
docker compose down -v
docker volume ls --format '{{.Name}}'
docker compose up -d --wait
python ask.py "$january"
# --8<-- [end:down_v]

# --8<-- [start:one_off]
docker compose run --rm -T api python -c 'import os; print(os.getuid(), "DATABASE_URL" in os.environ)'
docker compose top api | tail -n +2 | grep -c uvicorn
docker compose images --format json | python -c 'import json, sys; print(sorted(i["Repository"] for i in json.load(sys.stdin)))'
docker compose restart api
docker compose kill api
docker compose ps -a --format '{{.Service}}: {{.State}}'
# --8<-- [end:one_off]
