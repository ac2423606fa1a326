course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 600

# --8<-- [start:start]
course lab start 10 lab10
cd lab10
ls -A
# --8<-- [end:start]

# --8<-- [start:releases]
python release.py 1 1
python release.py 2 2
ls releases/2
cat releases/2/release.json
# --8<-- [end:releases]

# --8<-- [start:first_check]
course lab check  # exits 1
# --8<-- [end:first_check]

course lab solution plan > ~/solution.txt
cp solution/plan.txt .
course lab solution local > ~/solution.txt
cp solution/main.py .
# --8<-- [start:serve]
PORT=8110 RELEASE=releases/2 python main.py > main.log 2>&1 &
until curl -s -f -o /dev/null http://127.0.0.1:8110/health; do sleep 0.2; done
curl -s http://127.0.0.1:8110/version
# --8<-- [end:serve]
echo

# --8<-- [start:smoke]
python smoke.py http://127.0.0.1:8110 releases/2
# --8<-- [end:smoke]

# --8<-- [start:smoke_fails]
python smoke.py http://127.0.0.1:8110 releases/1  # exits 2
# --8<-- [end:smoke_fails]

# --8<-- [start:stop]
kill %1
# --8<-- [end:stop]
wait
git add . && git commit -q -m "A service that reads its release and its port"

course lab solution image > ~/solution.txt
cp solution/Dockerfile .
# --8<-- [start:build]
docker build --build-arg RELEASE=1 --tag flights:1 .
docker build --build-arg RELEASE=2 --tag flights:2 .
docker run --rm flights:2 whoami
docker run --rm flights:2 cat release/release.json
# --8<-- [end:build]

# --8<-- [start:shared]
for number in 1 2; do
  docker inspect --format '{{join .RootFS.Layers "\n"}}' flights:$number > ~/layers-$number
done
echo "$(comm -12 <(sort ~/layers-1) <(sort ~/layers-2) | wc -l) of $(wc -l < ~/layers-2) layers are the same"
# --8<-- [end:shared]

# --8<-- [start:check_image]
course lab check  # exits 1
# --8<-- [end:check_image]

# --8<-- [start:production]
docker run --detach --name blue --env PORT=8080 \
  --publish 127.0.0.1:8101:8080 flights:1
until curl -s -f -o /dev/null http://127.0.0.1:8101/health; do sleep 0.2; done
echo 8101 > production.port
python front.py 8100 > front.log 2>&1 &
until curl -s -f -o /dev/null http://127.0.0.1:8100/health; do sleep 0.2; done
curl -s http://127.0.0.1:8100/version
# --8<-- [end:production]
echo

# --8<-- [start:staging]
docker run --detach --name green --env PORT=8080 \
  --publish 127.0.0.1:8102:8080 flights:2
until curl -s -f -o /dev/null http://127.0.0.1:8102/health; do sleep 0.2; done
python smoke.py http://127.0.0.1:8102 releases/2
# --8<-- [end:staging]

# --8<-- [start:swap]
echo 8102 > production.port
python smoke.py http://127.0.0.1:8100 releases/2
# --8<-- [end:swap]

# --8<-- [start:back]
echo 8101 > production.port
python smoke.py http://127.0.0.1:8100 releases/1
# --8<-- [end:back]

# --8<-- [start:again]
echo 8102 > production.port
curl -s http://127.0.0.1:8100/version
# --8<-- [end:again]
echo

# --8<-- [start:gap]
docker stop green
curl -s -o /dev/null -w "%{http_code}\n" http://127.0.0.1:8100/health
docker start green
until curl -s -f -o /dev/null http://127.0.0.1:8100/health; do sleep 0.2; done
# --8<-- [end:gap]

# --8<-- [start:check_slots]
course lab check  # exits 1
# --8<-- [end:check_slots]

course lab solution azure > ~/solution.txt
cp solution/azure.az.sh .
# --8<-- [start:last_check]
course lab check
# --8<-- [end:last_check]

# --8<-- [start:tidy]
kill %1
docker rm --force blue green > ~/removed
docker image rm flights:1 flights:2 > ~/removed
# --8<-- [end:tidy]
wait

cat > ~/again.sh <<'EOF'
# Brings the slots of the finished lab back: what tests/test_lab.py needs before it breaks something.
cd ~/lab10
for number in 1 2; do
  docker build --quiet --build-arg RELEASE=$number --tag flights:$number .
  docker rm --force slot$number
  docker run --detach --name slot$number --env PORT=8080 --publish 127.0.0.1:810$number:8080 flights:$number
done
nohup python front.py 8100 > front.log 2>&1 &
for port in 8100 8101 8102; do until curl -s -f -o /dev/null http://127.0.0.1:$port/health; do sleep 0.2; done; done
EOF
