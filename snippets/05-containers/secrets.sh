course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
# needs: docker
cp ~/snippets/find_env.py .
# --8<-- [start:leak]
mkdir app && cd app
echo 'API_KEY=s3cr3t' > .env
echo 'print("serving")' > main.py
cat > Dockerfile <<'END'
FROM python:3.12-slim
COPY . /app
RUN rm /app/.env
END
docker build -q -t leaky . > /dev/null
docker run --rm leaky ls -A /app
# --8<-- [end:leak]

# --8<-- [start:leak_found]
docker save leaky | python ../find_env.py
# --8<-- [end:leak_found]

# --8<-- [start:ignored]
echo '.env*' > .dockerignore
sed -i '/RUN rm/d' Dockerfile
docker build -q -t better . > /dev/null
docker save better | python ../find_env.py
# --8<-- [end:ignored]

# --8<-- [start:arg]
printf 'FROM python:3.12-slim\nARG TOKEN\nRUN true\n' > Dockerfile
docker build -q -t with-arg --build-arg TOKEN=s3cr3t . > /dev/null
docker history --no-trunc with-arg | grep -o 'TOKEN=s3cr3t'
# --8<-- [end:arg]

# --8<-- [start:mount]
cat > Dockerfile <<'END'
FROM python:3.12-slim
RUN --mount=type=secret,id=token wc -c < /run/secrets/token > /done
END
docker build -q -t mounted --secret id=token,src=.env . > /dev/null
docker run --rm mounted cat /done
docker run --rm mounted cat /run/secrets/token  # exits 1
docker history --no-trunc mounted | grep -c 's3cr3t'  # exits 1
# --8<-- [end:mount]
