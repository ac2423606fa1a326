course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 1200

# --8<-- [start:start]
course lab start 05 lab05
cd lab05
ls -A
# --8<-- [end:start]

mkdir ~/once && cp main.py ~/once && cd ~/once
cat > once.py << 'END'
# Containers run the service below, where nobody counts lines; so each line runs here once too, with a double of the database.
import os
import sys
from unittest.mock import MagicMock

psycopg = sys.modules["psycopg"] = MagicMock()
os.environ["DATABASE_URL"] = "postgresql://nowhere"

import main
from fastapi.testclient import TestClient

connection = psycopg.connect.return_value.__enter__.return_value
connection.execute.return_value.fetchone.side_effect = [(3, 1), (0, 0)]
connection.cursor.return_value.__enter__.return_value.rowcount = 1
client = TestClient(main.app)
flight = {"day": "2013-01-01", "carrier": "UA", "flight": 1545, "origin": "EWR", "dest": "IAH", "arr_delay": 11}
answers = [client.get("/health"), *(client.get("/late-share?month=2013-01&origin=JFK") for _ in range(2)), client.post("/flights", json=[flight])]
print([answer.status_code for answer in answers])
END
python -Wignore once.py
cd ~/lab05

# --8<-- [start:password]
python -c "import secrets; print('DB_PASSWORD=' + secrets.token_hex(12))" > .env
git status --short
# --8<-- [end:password]

# --8<-- [start:naive_file]
cat naive.Dockerfile
# --8<-- [end:naive_file]

# --8<-- [start:naive_build]
docker build --tag flights:naive --file naive.Dockerfile .
docker run --rm flights:naive whoami
docker run --rm flights:naive ls -A
docker run --rm flights:naive cut -c 1-12 .env
# --8<-- [end:naive_build]

# --8<-- [start:naive_rebuild]
echo "# a comment" >> main.py
docker build --progress plain --file naive.Dockerfile . 2>&1 | grep -o "Collecting fastapi.*"
git checkout --quiet main.py
# --8<-- [end:naive_rebuild]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

course lab solution image > ~/solution.txt
cp solution/Dockerfile .
# --8<-- [start:build_good]
docker build --tag flights .
docker run --rm flights whoami
# --8<-- [end:build_good]

# --8<-- [start:run_good]
docker run --detach --name flights --publish 127.0.0.1:8713:8000 flights
until docker ps --filter health=healthy --format "{{.Names}}: {{.Status}}" | grep flights; do sleep 1; done
curl --silent http://127.0.0.1:8713/health
docker rm --force flights
# --8<-- [end:run_good]

# --8<-- [start:rebuild_good]
echo "# a comment" >> main.py
docker build --progress plain --tag flights . 2>&1 | grep -c "Collecting"  # exits 1
git checkout --quiet main.py
docker history --format "{{.CreatedBy}}" flights | head -9
# --8<-- [end:rebuild_good]

# --8<-- [start:check_image]
course lab check  # exits 1
# --8<-- [end:check_image]

# --8<-- [start:before_context]
printf 'FROM scratch\nCOPY . /\n' > ~/all.Dockerfile
docker build --quiet --file ~/all.Dockerfile --output - . | tar -t | grep -v "/."
# --8<-- [end:before_context]

course lab solution secret > ~/solution.txt
cp solution/.dockerignore .
# --8<-- [start:look_at_context]
docker build --quiet --file ~/all.Dockerfile --output - . | tar -t
# --8<-- [end:look_at_context]

# --8<-- [start:naive_fails]
docker build --file naive.Dockerfile --tag flights:naive .
docker run --rm flights:naive ls -A
# --8<-- [end:naive_fails]

course lab solution stack > ~/solution.txt
cp solution/compose.yaml .
# --8<-- [start:read_stack]
docker compose config --quiet
docker compose config --services | sort
docker compose config --volumes
# --8<-- [end:read_stack]

# --8<-- [start:check_stack]
course lab check  # exits 1
# --8<-- [end:check_stack]

# --8<-- [start:up]
docker compose up --detach --wait
docker compose ps --format "{{.Service}} {{.State}} {{.Health}} {{.Ports}}"
# --8<-- [end:up]

# --8<-- [start:load]
python load.py incoming/2013-01.csv incoming/2013-02.csv incoming/2013-03.csv
# --8<-- [end:load]

# --8<-- [start:ask]
curl --silent "http://127.0.0.1:8713/late-share?month=2013-01&origin=JFK"
docker compose exec -T db psql -U flights -c "SELECT origin, count(*) FROM flights GROUP BY 1 ORDER BY 1"
# --8<-- [end:ask]

# --8<-- [start:commit]
git add Dockerfile .dockerignore compose.yaml
git commit --quiet --message "The flights service in containers"
git status --short
# --8<-- [end:commit]

# --8<-- [start:patch]
grep "^[-+]" late-from-15.patch
git apply late-from-15.patch
# --8<-- [end:patch]

# --8<-- [start:restart]
docker compose restart api
curl --silent --retry 30 --retry-all-errors --retry-delay 1 http://127.0.0.1:8713/health
# --8<-- [end:restart]

# --8<-- [start:rebuild]
docker compose ps --quiet db > ~/db-before
docker compose up --detach --wait --build
docker compose ps --quiet db | cmp - ~/db-before && echo "db: the same container"
curl --silent http://127.0.0.1:8713/health
curl --silent "http://127.0.0.1:8713/late-share?month=2013-01&origin=JFK"
# --8<-- [end:rebuild]

# --8<-- [start:commit_patch]
git commit --quiet --all --message "Late means 15 minutes or more"
course lab check --step update
# --8<-- [end:commit_patch]

# --8<-- [start:note]
docker compose exec -T api sh -c "echo remember > /tmp/note"
docker compose exec -T api cat /tmp/note
# --8<-- [end:note]

# --8<-- [start:down_and_up]
docker compose down
docker ps --all --filter name=lab05 --quiet
docker volume ls --filter name=lab05 --format "{{.Name}}"
docker compose up --detach --wait
curl --silent "http://127.0.0.1:8713/late-share?month=2013-01&origin=JFK"
# --8<-- [end:down_and_up]

# --8<-- [start:note_lost]
docker compose exec -T api cat /tmp/note  # exits 1
# --8<-- [end:note_lost]

# --8<-- [start:backup]
docker compose exec -T db pg_dump -U flights --clean --if-exists flights > backup.sql
grep -c "^2013-" backup.sql
# --8<-- [end:backup]

# --8<-- [start:lose]
docker compose down --volumes
docker volume ls --filter name=lab05 --format "{{.Name}}"
docker compose up --detach --wait
curl --silent "http://127.0.0.1:8713/late-share?month=2013-01&origin=JFK"
# --8<-- [end:lose]

# --8<-- [start:restore]
docker compose exec -T db psql --quiet --output /dev/null -U flights flights < backup.sql
curl --silent "http://127.0.0.1:8713/late-share?month=2013-01&origin=JFK"
# --8<-- [end:restore]

# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]

# --8<-- [start:scale_fails]
docker compose up --detach --scale api=3 2>&1 | grep -o "Bind for .*"
# --8<-- [end:scale_fails]
# --8<-- [start:scale]
cat compose.scale.yaml
docker compose -f compose.yaml -f compose.scale.yaml up --detach --wait --scale api=3
docker compose ps --format "{{.Service}} {{.State}}" | sort | uniq -c
for number in 1 2 3; do curl --silent "$(docker compose port --index $number api 8000)/health"; done
# --8<-- [end:scale]
# --8<-- [start:tidy]
docker compose down
docker image rm flights flights:naive > ~/removed
# --8<-- [end:tidy]

cat > ~/again.sh <<'EOF'
# Brings the stack of the finished lab back: what tests/test_lab.py needs before it breaks something.
cd ~/lab05
docker compose up --detach --wait --build
docker compose exec -T db psql --quiet --output /dev/null -U flights flights < backup.sql
EOF
