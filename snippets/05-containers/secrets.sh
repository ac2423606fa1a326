# needs: docker
# --8<-- [start:leak]
mkdir app && cd app
echo 'API_KEY=s3cr3t' > .env
echo 'print("serving")' > main.py
printf 'FROM python:3.12-slim\nCOPY . /app\nRUN rm /app/.env\n' > Dockerfile
docker build -q -t leaky . > /dev/null
docker run --rm leaky ls -A /app
# --8<-- [end:leak]

# --8<-- [start:leak_found]
docker save leaky | tar -x --to-stdout 2>/dev/null | grep -a -c 's3cr3t'
# --8<-- [end:leak_found]

# --8<-- [start:ignored]
echo '.env*' > .dockerignore
docker build -q -t better . > /dev/null  # exits 1
sed -i '/RUN rm/d' Dockerfile
docker build -q -t better . > /dev/null
docker save better | tar -x --to-stdout 2>/dev/null | grep -a -c 's3cr3t'  # exits 1
# --8<-- [end:ignored]

# --8<-- [start:arg]
printf 'FROM python:3.12-slim\nARG TOKEN\nRUN echo "fetch with the token" > /done\n' > Dockerfile
docker build -q -t with-arg --build-arg TOKEN=s3cr3t . > /dev/null
docker history --no-trunc --format '{{.CreatedBy}}' with-arg | grep -o 'TOKEN=s3cr3t'
# --8<-- [end:arg]

# --8<-- [start:mount]
cat > Dockerfile <<'END'
FROM python:3.12-slim
RUN --mount=type=secret,id=token wc -c < /run/secrets/token > /done
END
docker build -q -t with-secret --secret id=token,src=.env . > /dev/null
docker run --rm with-secret sh -c 'cat /done; ls /run/secrets 2>/dev/null | wc -l'
docker history --no-trunc with-secret | grep -c 's3cr3t'  # exits 1
# --8<-- [end:mount]
