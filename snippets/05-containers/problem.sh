course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# timeout: 200
# --8<-- [start:works_here]
cp -r ~/snippets/report . && cp report/report.py .
python report.py
# --8<-- [end:works_here]

# --8<-- [start:other_python]
/usr/bin/python3 -E report.py 2>&1 | tail -1
# --8<-- [end:other_python]

# --8<-- [start:other_folder]
cd /tmp
python ~/report.py 2>&1 | grep -o 'FileNotFoundError.*directory'
cd
# --8<-- [end:other_folder]

# --8<-- [start:other_clock]
TZ=UTC date -d "2013-02-01 03:00 UTC" +%B
TZ=America/New_York date -d "2013-02-01 03:00 UTC" +%B
# --8<-- [end:other_clock]

# --8<-- [start:in_a_container]
docker build -q -t report:1 report
cd /tmp
env -i PATH="$PATH" HOME="$HOME" DOCKER_HOST="$DOCKER_HOST" \
  docker run --rm -v ~/flights-2013:/app/flights-2013:ro report:1
cd
# --8<-- [end:in_a_container]
