course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
# measured: 8
# timeout: 900
cp -r ~/snippets/service . && cd service && cp ~/snippets/ladder.py .. && mv .dockerignore ../ignore
mkdir data && head -c 80000000 /dev/urandom > data/radar.bin
cp Dockerfile 4-stages.Dockerfile
cat > 1-naive.Dockerfile <<'END'
FROM python:3.12-slim
COPY . /app
WORKDIR /app
RUN pip install -r requirements-dev.txt
CMD uvicorn main:app --host 0.0.0.0
END
cat > 2-order.Dockerfile <<'END'
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt requirements-dev.txt ./
RUN pip install --no-cache-dir -r requirements-dev.txt
COPY . .
CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]
END
cp 2-order.Dockerfile 3-ignore.Dockerfile
# --8<-- [start:naive_file]
cat 1-naive.Dockerfile
# --8<-- [end:naive_file]

# --8<-- [start:naive]
python ../ladder.py 1-naive.Dockerfile
# --8<-- [end:naive]

# --8<-- [start:order_file]
cat 2-order.Dockerfile
# --8<-- [end:order_file]

# --8<-- [start:order]
python ../ladder.py 2-order.Dockerfile
# --8<-- [end:order]

# --8<-- [start:ignore]
mv ../ignore .dockerignore && cat .dockerignore
python ../ladder.py 3-ignore.Dockerfile
# --8<-- [end:ignore]

# --8<-- [start:stages]
python ../ladder.py 4-stages.Dockerfile
# --8<-- [end:stages]

# --8<-- [start:summary]
docker image ls --format '{{.Tag}} {{.Size}}' ladder | sort
docker image ls --format '{{.Repository}} {{.Size}}' python
# --8<-- [end:summary]

# --8<-- [start:cached]
touch main.py
docker build --progress=plain -f 4-stages.Dockerfile . 2>&1 | grep -c CACHED
# --8<-- [end:cached]
