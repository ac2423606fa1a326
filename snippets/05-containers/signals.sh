course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# measured: 5
# timeout: 180
cp ~/snippets/wait.py ~/snippets/stop_time.py .
python -u wait.py > said &
until grep -q serving said; do sleep 0.05; done
kill %1
wait %1
cat said
# --8<-- [start:two_forms]
printf 'FROM python:3.12-slim\nCOPY wait.py .\nCMD python -u wait.py; echo bye\n' > shell.Dockerfile
printf 'FROM python:3.12-slim\nCOPY wait.py .\nCMD ["python", "-u", "wait.py"]\n' > exec.Dockerfile
for form in shell exec; do
  docker build -q -f $form.Dockerfile -t $form . > /dev/null
  docker run -d --name $form $form > /dev/null
done
docker exec shell sh -c 'tr "\0" " " < /proc/1/cmdline' && echo
docker exec exec sh -c 'tr "\0" " " < /proc/1/cmdline' && echo
# --8<-- [end:two_forms]
until docker logs shell | grep serving && docker logs exec | grep serving; do sleep 0.2; done > /dev/null

# --8<-- [start:stop]
python stop_time.py shell exec
docker logs shell
docker logs exec
docker inspect -f '{{.Name}} {{.State.ExitCode}}' shell exec
# --8<-- [end:stop]

# --8<-- [start:entrypoint]
cat > tool.Dockerfile <<'END'
FROM python:3.12-slim
ENTRYPOINT ["python", "-c", "import sys; print(sys.argv[1:])"]
CMD ["--help"]
END
docker build -q -f tool.Dockerfile -t tool . > /dev/null
docker run --rm tool
docker run --rm tool --month 2013-01
docker run --rm --entrypoint date tool +%A > /dev/null && echo "another program"
# --8<-- [end:entrypoint]
