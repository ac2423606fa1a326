course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# continues: release.sh
# needs: docker
# timeout: 900
cd work
export PYTHONWARNINGS=ignore
export COLUMNS=72 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
export PYTEST_ADDOPTS="-q --no-header --tb=line -rN -p no:cacheprovider"
cp ~/snippets/{Dockerfile,requirements.txt} .

# --8<-- [start:build]
for number in 1 2 3; do
  docker build --build-arg VERSION=$number --tag late:$number .
done
docker run --rm late:2 cat release/release.json
# --8<-- [end:build]

mkdir proxy
# --8<-- [start:proxy]
cat > proxy/nginx.conf <<'N'
worker_processes 1;
pid nginx.pid;
events {}
http {
  access_log off;
  include temp.conf;
  include route.conf;
  server {
    listen 127.0.0.1:8080;
    add_header X-Served-By $upstream_addr always;
    location / { include mirror.conf; proxy_pass http://$pool; }
    location = /shadow { internal; proxy_pass http://shadow$request_uri; }
    location = /route { return 200 $route; }
  }
}
N
# --8<-- [end:proxy]
for kind in client_body proxy fastcgi uwsgi scgi; do
  echo "${kind}_temp_path temp_$kind;" >> proxy/temp.conf
done
touch proxy/mirror.conf
# As root without root's powers (a sandbox), nginx must not try to become another user.
test "$(id -u)" != 0 || sed -i '1i user root;' proxy/nginx.conf

# --8<-- [start:tools]
serve() {  # release, port
  docker run --detach --name "m$2" --publish "127.0.0.1:$2:8080" \
    "late:$1" > started
  until curl -s -f -o up "http://127.0.0.1:$2/health"; do sleep 0.2; done
}
stop() {  # port
  docker stop "m$1" > stopped && docker rm "m$1" > stopped
}
# --8<-- [end:tools]
number=0

# --8<-- [start:route]
route() {  # the new route on standard input
  cat > now.conf
  number=$((number + 1))
  { cat now.conf
    echo "map \$host \$route { default $number; }"; } > proxy/route.conf
  test -s proxy/nginx.pid && reload="-s reload" || reload=""
  nginx -p "$PWD/proxy" -c nginx.conf -e error.log $reload
  until [ "$(curl -s http://127.0.0.1:8080/route)" = $number ] &&
    [ $(pgrep -P "$(cat proxy/nginx.pid)" | wc -l) = 1 ]; do sleep 0.1; done
}
edit() { sed "$1" now.conf > next.conf && route < next.conf; }
# --8<-- [end:route]

serve 1 8001
# --8<-- [start:recreate]
route <<'N'
upstream live { server 127.0.0.1:8001; }
upstream shadow { server 127.0.0.1:8003; }
map $host $pool { default live; }
N
python ask.py 07 20
stop 8001
python ask.py 07 20
# --8<-- [end:recreate]

# --8<-- [start:recreate_end]
serve 2 8002
edit 's/8001/8002/'
python ask.py 07 20
# --8<-- [end:recreate_end]
stop 8002

# --8<-- [start:rolling]
serve 1 8001; serve 1 8011
route <<'N'
upstream live { server 127.0.0.1:8001; server 127.0.0.1:8011; }
upstream shadow { server 127.0.0.1:8003; }
map $host $pool { default live; }
N
python ask.py 07 20
for old in 8011 8001; do
  new=${old%1}2
  serve 2 $new
  edit "s/$old/$new/"
  stop $old
  python ask.py 07 20
done
# --8<-- [end:rolling]
stop 8012

# --8<-- [start:bluegreen]
serve 1 8001
route <<'N'
upstream blue { server 127.0.0.1:8001; }
upstream green { server 127.0.0.1:8002; }
upstream shadow { server 127.0.0.1:8003; }
map $host $pool { default blue; }
N
python ask.py 07 20
# --8<-- [end:bluegreen]

# --8<-- [start:switch]
SERVICE=http://127.0.0.1:8002 RELEASE=releases/2 \
  python -m pytest test_service.py &&
  edit 's/default blue/default green/'
python ask.py 07 20
# --8<-- [end:switch]

# --8<-- [start:back]
edit 's/default green/default blue/'
python ask.py 07 20
# --8<-- [end:back]

serve 3 8003
# --8<-- [start:running]
docker ps --format "{{.Names}}  {{.Image}}  {{.Ports}}"
# --8<-- [end:running]
# --8<-- [start:canary]
route <<'N'
upstream live {
  server 127.0.0.1:8002 weight=9;
  server 127.0.0.1:8003;
}
upstream shadow { server 127.0.0.1:8003; }
map $host $pool { default live; }
N
python ask.py 07 500
# --8<-- [end:canary]

# --8<-- [start:canary_more]
edit 's/weight=9/weight=4/'
python ask.py 07 500
# --8<-- [end:canary_more]

# --8<-- [start:canary_back]
edit '/^  server .*8003/d'
python ask.py 07 20
docker logs m8003 2>&1 |
  grep -o "unknown categories .* in column" | sort | uniq -c
# --8<-- [end:canary_back]
# --8<-- [start:shadow]
echo "mirror /shadow;" > proxy/mirror.conf
edit ""
asked() { docker logs m8003 2>&1 | grep -c "POST /predict"; }
before=$(asked)
python ask.py 08 300
until [ "$(asked)" = $((before + 300)) ]; do sleep 0.1; done
# --8<-- [end:shadow]

# --8<-- [start:compare]
for port in 8002 8003; do
  docker logs m$port 2> errors | grep '"08-' > $port-08.jsonl
done
python compare.py 8002-08.jsonl 8003-08.jsonl
# --8<-- [end:compare]
true > proxy/mirror.conf

# --8<-- [start:ab]
route <<'N'
upstream one { server 127.0.0.1:8001; }
upstream two { server 127.0.0.1:8002; }
upstream shadow { server 127.0.0.1:8003; }
split_clients "may-$http_x_user" $pool { 30% two; * one; }
N
python ask.py 07 150 50
# --8<-- [end:ab]

# --8<-- [start:ab_more]
edit 's/30%/60%/'
python ask.py 07 150 50
# --8<-- [end:ab_more]

# --8<-- [start:incident]
export RELEASE=releases/2 SERVICE=http://127.0.0.1:8002
python -m pytest test_incident.py
export SERVICE=http://127.0.0.1:8003
python -m pytest test_incident.py  # exits 1
# --8<-- [end:incident]

nginx -p "$PWD/proxy" -c nginx.conf -e error.log -s quit
stop 8001; stop 8002; stop 8003
docker image rm late:1 late:2 late:3 > removed
