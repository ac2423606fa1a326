course play "${BASH_SOURCE[0]:-$0}"; return 2>/dev/null || exit  # only in a home of its own
cat > Dockerfile <<'END'
FROM python
COPY . /app
WORKDIR app
RUN pip install fastapi
RUN cd /app && sudo chmod -R 777 .
CMD uvicorn main:app
END
# --8<-- [start:bad_file]
cat Dockerfile
# --8<-- [end:bad_file]

# --8<-- [start:bad]
hadolint --no-color Dockerfile | cut -c 1-72
# --8<-- [end:bad]

# --8<-- [start:good]
hadolint ~/snippets/service/Dockerfile && echo "nothing to say"
# --8<-- [end:good]
