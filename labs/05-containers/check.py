"""The checks of lab 05: images are built and looked into, a stack of the check's own is tried, the
running service is asked.

The student's containers and volumes are only asked, never changed. What is tried, is tried in a
project of another name, with volumes and ports of its own, which goes when the check ends.
"""

import atexit
import csv
import gzip
import hashlib
import json
import os
import re
import shutil
import tarfile
import tempfile
import time
from contextlib import nullcontext, suppress
from functools import cache
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from course.labs.checks import Done, Failed, git, repository, run
from course.labs.model import DATA

Tree = dict[str, Any]
MONTHS = ("2013-01", "2013-02", "2013-03")
AIRPORTS = ("EWR", "JFK", "LGA")
DATA_FOLDER = "/var/lib/postgresql/data"
LARGEST = 450  # MB: the slim base and our packages need half of it
PORT = 8713
MARKER: Tree = {
    "day": "2013-12-24",
    "carrier": "ZZ",
    "flight": 1,
    "origin": "JFK",
    "dest": "NPL",
    "arr_delay": 15,
}
HERE = build_opener(ProxyHandler({}))  # this machine needs no proxy


# ---- Docker ----


def docker(lab: Path, *words: str | Path) -> Done:
    """Run a docker command in the lab's folder."""
    try:
        return run(["docker", *words], lab, 240 if {"build", "--build"} & set(words) else 0)
    except Failed as failed:
        if "seconds" in failed.found:
            what = " ".join(str(word) for word in words[:2])
            failed.look = (
                f"is the network slow? Run `docker {what} …` yourself once as the guide says, then"
                " check again"
            )
        raise


def leave(lab: Path, *words: str | Path) -> None:
    """Remove what the check made, and say nothing if it is gone already."""
    with suppress(Failed):
        docker(lab, *words)


def last_line(done: Done) -> str:
    """Return the line of a failed command that tells most: the last that speaks of an error, or the
    last.
    """
    lines = [line.strip() for line in (done.err + done.out).splitlines() if line.strip(" -^>|")]
    errors = [
        line
        for line in lines
        if re.search("error|invalid|denied|required|unsupported|must be", line, re.IGNORECASE)
    ]
    return (errors or lines or ["nothing was said"])[-1][:300]


@cache
def engine(lab: Path) -> None:
    """Raise Failed unless an engine and Compose answer."""
    done = docker(lab, "version", "--format", "{{.Server.Version}}")
    if done.status:
        raise Failed(
            "a Docker engine that answers",
            last_line(done),
            "is Docker started? See Troubleshooting at the guide's end",
        )
    if docker(lab, "compose", "version").status:
        raise Failed(
            "Docker Compose, version 2 or newer",
            "docker has no command `compose`",
            "install the package docker-compose-plugin",
        )


def own_name(lab: Path) -> str:
    """Return the name of all that the check makes for a lab's folder: nobody else's."""
    return f"check05-{hashlib.sha256(str(lab.resolve()).encode()).hexdigest()[:8]}"


# ---- the image ----


@cache
def image(lab: Path) -> str:
    """Build the image of the lab's Dockerfile under a name of our own; return the name."""
    repository(lab)
    file = lab / "Dockerfile"
    if not file.is_file():
        raise Failed(
            "a file Dockerfile",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    if not re.search(
        r"^\s*FROM\s",
        file.read_text(encoding="utf-8", errors="replace"),
        re.MULTILINE | re.IGNORECASE,
    ):
        raise Failed(
            "a Dockerfile that builds an image",
            "no line with FROM in it: it is still to be written",
            "naive.Dockerfile shows the instructions",
        )
    engine(lab)
    name = own_name(lab)
    atexit.register(leave, lab, "image", "rm", "--force", name)
    done = docker(lab, "build", "--progress=plain", "--tag", name, ".")
    if done.status:
        raise Failed(
            "an image built from your Dockerfile",
            f"docker build stops: {last_line(done)}",
            "docker build . shows the whole message",
        )
    return name


def inspected(lab: Path, name: str) -> Tree:
    """Return what Docker knows about an image."""
    found: Tree = json.loads(docker(lab, "image", "inspect", name).out)[0]
    return found


def probe(settings: Tree) -> list[str] | None:
    """Return the command of a health check, or None if there is none."""
    test = (settings or {}).get("Test") or (settings or {}).get("test") or ["NONE"]
    if isinstance(test, str):
        test = ["CMD-SHELL", test]
    return {"CMD": test[1:], "CMD-SHELL": ["sh", "-c", *test[1:]]}.get(test[0])


def healthy(lab: Path, container: str, command: list[str]) -> bool:
    """Return whether a health check's command succeeds in a container."""
    return docker(lab, "exec", container, *command).status == 0


def started(lab: Path, *words: str) -> str:
    """Start a container that goes when the check ends; return its id."""
    done = docker(lab, "run", "--detach", *words)
    container = done.out.strip()
    if container:
        atexit.register(leave, lab, "rm", "--force", "--volumes", container)
    if done.status:
        raise Failed(
            "a container of your image that starts",
            last_line(done),
            "docker run it yourself: what does it say?",
        )
    return container


def check_image(lab: Path) -> None:
    """The Dockerfile makes a service that runs without root, tells its health, and is rebuilt in no
    time.
    """
    name = image(lab)
    known = inspected(lab, name)
    user = (known["Config"].get("User") or "root").partition(":")[0]
    if user in ("root", "0"):
        raise Failed(
            "an image whose service runs without root",
            "its user is root",
            "useradd in a RUN line, then a line USER before CMD",
        )
    command = probe(known["Config"].get("Healthcheck"))
    if command is None:
        raise Failed(
            "an image that can tell its health",
            "no health check",
            "a line HEALTHCHECK; hint 2 has an example",
        )
    check_running(lab, name, command)
    megabytes = known["Size"] / 1e6
    if megabytes > LARGEST:
        raise Failed(
            f"an image of at most {LARGEST} MB",
            f"{megabytes:.0f} MB",
            "begin from python:3.12-slim, and install nothing but requirements.txt",
        )
    check_layers(lab)


def check_running(lab: Path, name: str, command: list[str]) -> None:
    """A container of the image answers, its health check says so, and it notices where no service
    runs.
    """
    nobody = "DATABASE_URL=postgresql://nobody@127.0.0.1/nothing"
    container = started(lab, "--env", nobody, "--publish", "127.0.0.1::8000", name)
    idle = started(lab, "--entrypoint", "sleep", name, "120")
    published = docker(lab, "port", container, "8000/tcp").out.split() or ["127.0.0.1:9"]
    end = time.monotonic() + 40
    while (answered := asked(f"http://{published[0]}", "/health"))[
        0
    ] != 200 and time.monotonic() < end:
        if (
            docker(lab, "inspect", "--format", "{{.State.Running}}", container).out.strip()
            != "true"
        ):
            said = docker(lab, "logs", container)
            raise Failed(
                "a container that stays up",
                f"it ended: {last_line(said)}",
                "CMD: uvicorn main:app, as in naive.Dockerfile",
            )
        if (
            healthy(lab, container, command)
            and asked(f"http://{published[0]}", "/health")[0] != 200
        ):
            what = "it answers inside of the container, and not from outside"
            raise Failed(
                "the service at port 8000 of its container",
                what,
                "CMD: uvicorn with --host 0.0.0.0 --port 8000",
            )
        time.sleep(0.5)
    if answered[0] != 200:
        raise Failed(
            "the service at port 8000 of its container",
            told(*answered),
            "CMD: uvicorn with --host 0.0.0.0 --port 8000",
        )
    if not healthy(lab, container, command):
        look = "is its address http://127.0.0.1:8000/health, its command a list in brackets?"
        raise Failed(
            "a health check that succeeds while the service runs",
            "it fails, though /health answers",
            look,
        )
    if healthy(lab, idle, command):
        look = "it has to ask the service: http://127.0.0.1:8000/health"
        raise Failed(
            "a health check that fails where no service runs", "it succeeds even there", look
        )
    if docker(lab, "exec", container, "id", "-u").out.strip() == "0":
        raise Failed(
            "an image whose service runs without root",
            "it runs as root all the same",
            "a line USER before CMD",
        )


def check_layers(lab: Path) -> None:
    """After a change of the code, the layer of the packages comes from the cache."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "lab"
        shutil.copytree(lab, copied, ignore=shutil.ignore_patterns(".git", ".course", "solution"))
        with (copied / "main.py").open("a", encoding="utf-8") as code:
            code.write(f"\n# changed by the check at {time.time()}\n")
        name = f"{own_name(lab)}-changed"
        atexit.register(leave, lab, "image", "rm", "--force", name)
        done = docker(lab, "build", "--progress=plain", "--tag", name, copied)
    said = done.err + done.out
    steps = dict(re.findall(r"^#(\d+) \[[^\]]*\] (RUN .*)$", said, re.MULTILINE))
    cached = set(re.findall(r"^#(\d+) CACHED", said, re.MULTILINE))
    for number, text in steps.items():
        if re.search(r"\b(pip3?|uv|poetry|pipenv)\b", text) and number not in cached:
            look = "COPY requirements.txt and install first; COPY the code after that"
            raise Failed(
                "packages from the cache when only main.py has changed",
                f"`{text[:60]}` ran again",
                look,
            )


# ---- the secret ----


def password(lab: Path) -> str:
    """Return the password in .env."""
    file = lab / ".env"
    if not file.is_file():
        raise Failed(
            "a file .env with a line DB_PASSWORD=…",
            "no file .env",
            "the guide makes it under 'The problem'",
        )
    found = re.search(
        r"^\s*DB_PASSWORD\s*=\s*[\"']?([^\s\"']+)",
        file.read_text(encoding="utf-8", errors="replace"),
        re.MULTILINE,
    )
    if not found or len(found[1]) < 8:
        what = "no such line" if not found else "a password of less than 8 characters"
        raise Failed(
            "a file .env with a line DB_PASSWORD=…", what, "the guide makes it under 'The problem'"
        )
    return found[1]


def context(lab: Path) -> set[str]:
    """Return the names of all files that a build of the lab's folder can have, .dockerignore
    applied.
    """
    engine(lab)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.Dockerfile"
        file.write_text("FROM scratch\nCOPY . /\n")
        done = docker(
            lab,
            "build",
            "--quiet",
            "--file",
            file,
            "--output",
            f"type=local,dest={folder}/out",
            ".",
        )
        if done.status and "COPY" not in done.err:  # COPY finds nothing where all is ignored
            raise Failed(
                "a build that can read the lab's folder",
                last_line(done),
                "is there a mistake in .dockerignore?",
            )
        out = Path(folder) / "out"
        return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def check_secret(lab: Path) -> None:
    """The password reaches neither the build, nor a layer of the image, nor Git."""
    repository(lab)
    secret = password(lab)
    if not (lab / ".dockerignore").is_file():
        raise Failed(
            "a file .dockerignore",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    files = context(lab)
    unwanted = {
        ".env": "the password",
        ".git": "the whole history",
        "incoming": "the data",
        "backup.sql": "the backup",
    }
    for name, what in unwanted.items():
        if any(file == name or file.startswith(f"{name}/") for file in files):
            raise Failed(
                f"a build that cannot have {name}, {what}",
                f"{name} reaches it",
                ".dockerignore: name it there, or ignore all (*) but what is needed",
            )
    for name in ("main.py", "requirements.txt"):
        if name not in files:
            raise Failed(
                f"a build that has {name}",
                ".dockerignore keeps it out",
                f"after the line *, a line !{name}",
            )
    if in_image(lab, image(lab), secret.encode()):
        raise Failed(
            "an image without the password",
            "the password stands in one of its layers or settings",
            "in no COPY, ENV or ARG, and in no file that is copied",
        )
    check_git(lab, secret)


def check_git(lab: Path, secret: str) -> None:
    """Git knows neither .env nor the password in it."""
    if git(lab, "log", "--all", "--oneline", "--", ".env") or git(lab, "ls-files", ".env"):
        look = "git rm --cached .env; once pushed, a password has to be changed, too"
        raise Failed(
            "a .env that Git does not know",
            "Git has it",
            f"{look}. Here: start afresh with a new one",
        )
    if git(lab, "grep", "--fixed-strings", "--files-with-matches", secret):
        where = git(lab, "grep", "--fixed-strings", "--files-with-matches", secret)
        raise Failed(
            "the password in .env alone",
            f"it also stands in {where}",
            "take it out there, and use ${DB_PASSWORD}",
        )


def in_image(lab: Path, name: str, secret: bytes) -> bool:
    """Return whether some bytes stand in a layer of an image, or in its settings and history."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "image.tar"
        done = docker(lab, "save", "--output", saved, name)
        if done.status:
            raise Failed(
                "an image that can be saved and looked into",
                last_line(done),
                "is the disk full? docker system df",
            )
        with tarfile.open(saved) as archive:
            return any(
                holds(file, secret)
                for member in archive
                if member.isfile() and (file := archive.extractfile(member))
            )


def holds(file: IO[bytes], secret: bytes) -> bool:
    """Return whether some bytes stand in a file, packed by gzip or not."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    kept = b""
    with gzip.open(file) if packed else nullcontext(file) as content:
        while piece := content.read(1 << 20):
            if secret in kept + piece:
                return True
            kept = piece[-len(secret) :]
    return False


# ---- the compose file ----


@cache
def stack(lab: Path) -> Tree:
    """Return the lab's compose file as Compose reads it."""
    repository(lab)
    if not any(
        (lab / name).is_file()
        for name in ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
    ):
        raise Failed(
            "a file compose.yaml",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    engine(lab)
    done = docker(lab, "compose", "config", "--format", "json")
    if done.status:
        raise Failed(
            "a compose.yaml that Compose can read",
            last_line(done),
            "docker compose config shows the whole message; mind the indentation",
        )
    read: Tree = json.loads(done.out)
    if not read.get("services"):
        raise Failed(
            "a compose.yaml with two services, api and db", "no service in it", "guide, step 3"
        )
    return read


def parts(lab: Path) -> tuple[str, str]:
    """Return the names of the service and of its database in the compose file."""
    services = stack(lab)["services"]
    api = [name for name, service in services.items() if service.get("build")]
    db = [
        name
        for name, service in services.items()
        if re.search(r"(^|/)postgres\b", service.get("image") or "")
    ]
    if len(api) != 1:
        raise Failed(
            "a service that is built from your Dockerfile",
            f"{len(api)} services with build:",
            "api:, and in it build: .",
        )
    if len(db) != 1:
        raise Failed(
            "a database from the image postgres:17",
            f"{len(db)} services with such an image",
            "db:, and in it image: postgres:17",
        )
    return api[0], db[0]


def check_stack(lab: Path) -> None:
    """compose.yaml describes a service and a database that start in order, keep their secret, and
    open one door.
    """
    secret = password(lab)
    api, db = parts(lab)
    services = stack(lab)["services"]
    check_secrets_of(lab, services[db], secret)
    if probe(services[db].get("healthcheck")) is None:
        raise Failed(
            f"a health check of {db}",
            "none",
            f"healthcheck: in {db}; pg_isready tells whether PostgreSQL answers",
        )
    condition = (services[api].get("depends_on") or {}).get(db, {}).get("condition")
    if condition != "service_healthy":
        found = f"the condition {condition}" if condition else f"{api} does not wait for {db}"
        raise Failed(
            f"{api} to start when {db} is healthy",
            found,
            f"depends_on: {db}: condition: service_healthy",
        )
    for name in services:
        if name != api and services[name].get("ports"):
            raise Failed(
                f"no port of {name} on your machine",
                f"{name} has ports:",
                f"take it out; {api} reaches it by the name {name} without that",
            )
    ports = services[api].get("ports") or []
    if not ports:
        raise Failed(
            f"{api} published on your machine", "no ports:", f'ports: ["127.0.0.1:{PORT}:8000"]'
        )
    for port in ports:
        if port.get("host_ip") != "127.0.0.1":
            found = (
                f"port {port.get('published')} is published to"
                f" {port.get('host_ip') or 'every network of your machine'}"
            )
            raise Failed(
                f"{api} published to this machine alone", found, f'ports: ["127.0.0.1:{PORT}:8000"]'
            )
    check_volume(services[db], db)
    trial = tried(lab)
    status, answer = trial.ask("/flights", [MARKER])
    if status != 201:
        look = (
            f"DATABASE_URL: postgresql://USER:PASSWORD@{db}:5432/DATABASE, as {db} has them; and is"
            f" schema.sql mounted into {db}?"
        )
        raise Failed(
            f"a service that can write into {db}", f"POST /flights: {told(status, answer)}", look
        )


def check_secrets_of(lab: Path, db: Tree, secret: str) -> None:
    """The database has the password of .env, and the compose file does not spell it."""
    value = (db.get("environment") or {}).get("POSTGRES_PASSWORD")
    if not value:
        raise Failed(
            "a database with a password",
            "POSTGRES_PASSWORD is not set",
            "environment: POSTGRES_PASSWORD: ${DB_PASSWORD}",
        )
    if value != secret:
        raise Failed(
            "the password of .env",
            "POSTGRES_PASSWORD is another one",
            "environment: POSTGRES_PASSWORD: ${DB_PASSWORD}",
        )
    for file in (*lab.glob("*compose*.y*ml"), lab / "Dockerfile"):
        if file.is_file() and secret in file.read_text(encoding="utf-8", errors="replace"):
            raise Failed(
                "the password in .env alone",
                f"{file.name} spells it",
                "write ${DB_PASSWORD} in its place; Compose reads .env by itself",
            )


def check_volume(service: Tree, db: str) -> None:
    """The database's folder lies in a volume that has a name."""
    mounts = {mount["target"].rstrip("/"): mount for mount in service.get("volumes") or []}
    mount = mounts.get(DATA_FOLDER)
    if mount is None or mount["type"] != "volume" or not mount.get("source"):
        found = (
            "there it has a"
            f" {mount['type']}{' without a name' if mount['type'] == 'volume' else ''}"
            if mount
            else "nothing is mounted there"
        )
        raise Failed(
            f"a named volume at {DATA_FOLDER} of {db}",
            found,
            f"volumes: data:{DATA_FOLDER}, and below, at the left margin, volumes: data:",
        )


# ---- a stack of the check's own ----


class Trial:
    """The lab's compose file under another name: own containers, network, volumes and port, beside
    those of the student.
    """

    def __init__(self, lab: Path):
        self.lab, self.name = lab, own_name(lab)
        self.api, self.db = parts(lab)
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "compose.json"
        self.file.write_text(json.dumps(self.renamed(json.loads(json.dumps(stack(lab))))))
        atexit.register(self.end)
        self.down("--volumes")
        self.up()

    def renamed(self, tree: Tree) -> Tree:
        """Return the compose file with names and a port that are nobody else's."""
        tree["name"] = self.name
        for kind in ("volumes", "networks"):
            for key in tree.get(kind) or {}:
                tree[kind][key] = {"name": f"{self.name}_{key}"}
        for service in tree["services"].values():
            service.pop("container_name", None)
            service.pop("ports", None)
            if service.get("build"):
                service.pop("image", None)
        tree["services"][self.api]["ports"] = [
            {"target": 8000, "host_ip": "127.0.0.1", "protocol": "tcp"}
        ]
        return tree

    def compose(self, *words: str) -> Done:
        """Run a command of compose on this stack; raise Failed if it fails."""
        done = docker(
            self.lab,
            "compose",
            "--project-name",
            self.name,
            "--file",
            self.file,
            "--project-directory",
            self.lab,
            *words,
        )
        if done.status:
            what = " ".join(words[:2])
            raise Failed(
                "a stack that comes up from your compose.yaml",
                f"docker compose {what}: {self.reason(done)}",
                "docker compose up --wait, then docker compose logs",
            )
        return done

    def reason(self, done: Done) -> str:
        """Return why a command of compose failed, with the last words of what is not healthy."""
        logs = docker(
            self.lab,
            "compose",
            "--project-name",
            self.name,
            "logs",
            "--no-log-prefix",
            "--tail",
            "20",
        )
        said = last_line(logs) if logs.out.strip() and "unhealthy" in done.err + done.out else ""
        return f"{last_line(done)}{' It said: ' if said else ''}{said}".replace(f"{self.name}-", "")

    def up(self) -> None:
        """Bring the stack up, and wait until it is healthy."""
        self.compose("up", "--detach", "--wait", "--build", "--quiet-pull")
        self.url = f"http://{self.compose('port', self.api, '8000').out.strip()}"

    def down(self, *words: str) -> None:
        """Take the stack down, with --volumes also its data."""
        self.compose("down", "--remove-orphans", "--timeout", "5", *words)

    def end(self) -> None:
        """Remove all of it."""
        docker(
            self.lab,
            "compose",
            "--project-name",
            self.name,
            "--file",
            self.file,
            "down",
            "--volumes",
            "--remove-orphans",
            "--rmi",
            "local",
            "--timeout",
            "1",
        )
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        """Ask the stack's service."""
        return asked(self.url, path, body)


@cache
def tried(lab: Path) -> Trial:
    """Return the stack of the check's own, which is brought up once."""
    return Trial(lab)


# ---- the running service ----


def asked(url: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Ask a service; return the status (0: no answer) and the JSON or the words that it answers."""
    data = None if body is None else json.dumps(body).encode()
    try:
        with HERE.open(
            Request(url + path, data, {"Content-Type": "application/json"}), timeout=10
        ) as response:
            text, status = response.read(), response.status
    except HTTPError as error:
        text, status = error.read(), error.code
    except (URLError, OSError) as error:
        return 0, str(getattr(error, "reason", error))
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text.decode("utf-8", "replace")[:80]


def told(status: int, answer: Any) -> str:
    """Return words about an answer."""
    if status == 0:
        return f"no answer ({answer})"
    return f"status {status}, {json.dumps(answer)[:120]}"


def running(lab: Path) -> str:
    """Return the address of the student's service; raise Failed unless its stack is up."""
    api, db = parts(lab)
    done = docker(lab, "compose", "ps", "--format", "json")
    text = done.out.strip()
    rows = (
        json.loads(text)
        if text.startswith("[")
        else [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    )
    up = {row["Service"] for row in rows if row.get("State") == "running"}
    for name in (db, api):
        if name not in up:
            others = f"only {', '.join(sorted(up))}" if up else "nothing"
            raise Failed(
                f"your stack to run, with {name}",
                f"{others} of this folder's project runs",
                "docker compose up --detach --wait, in the lab's folder",
            )
    published = [
        p
        for row in rows
        if row["Service"] == api
        for p in row.get("Publishers") or []
        if p.get("PublishedPort")
    ]
    if not published:
        look = "docker compose up --detach --wait makes it anew, as compose.yaml says"
        raise Failed(
            f"{api} published on your machine", "its container has no published port", look
        )
    return f"http://127.0.0.1:{published[0]['PublishedPort']}"


@cache
def truth(month: str, airport: str, limit: int) -> tuple[int, int]:
    """Return how many flights an airport had in a month, and how many were late (by `limit` minutes
    or more).
    """
    with (DATA / f"{month}.csv").open(encoding="utf-8") as file:
        delays = [
            float(row["arr_delay"]) for row in csv.DictReader(file) if row["origin"] == airport
        ]
    return len(delays), sum(delay >= limit for delay in delays)


def check_flights(
    url: str, limits: tuple[int, ...], look: str, whose: str = "your service"
) -> None:
    """Raise Failed unless a service knows all flights, and counts as late those of one of these
    limits.
    """
    for month in MONTHS:
        for airport in AIRPORTS:
            flights, _ = truth(month, airport, 15)
            status, answer = asked(url, f"/late-share?month={month}&origin={airport}")
            right: list[Tree] = [
                {"flights": flights, "late": truth(month, airport, limit)[1]} for limit in limits
            ]
            known = (
                {key: answer.get(key) for key in ("flights", "late")}
                if isinstance(answer, dict)
                else {}
            )
            if status == 200 and known in right:
                continue
            wanted = f"{flights} flights from {airport} in {month}, {right[0]['late']} of them late"
            if status == 200 and known.get("flights") == flights:
                look = (
                    "late means 15 minutes or more: is the patch in main.py, and the image built"
                    f" again? {look}"
                )
            found = (
                f"{known['flights']} flights, {known['late']} of them late"
                if status == 200
                else told(status, answer)
            )
            raise Failed(f"from {whose}: {wanted}", found, look)


def check_load(lab: Path) -> None:
    """The student's stack runs, and holds the flights of January to March."""
    url = running(lab)
    check_flights(
        url, (15, 16), "python load.py incoming/2013-0*.csv; docker compose logs tells of errors"
    )


def check_update(lab: Path) -> None:
    """The running service is the new version."""
    url = running(lab)
    status, answer = asked(url, "/health")
    version = answer.get("version") if isinstance(answer, dict) else None
    if status != 200 or version is None:
        raise Failed(
            "GET /health of your service to tell its version",
            told(status, answer),
            "docker compose logs api",
        )
    code = (
        (lab / "main.py").read_text(encoding="utf-8", errors="replace")
        if (lab / "main.py").is_file()
        else ""
    )
    written = re.search(r'^VERSION = "([^"]+)"', code, re.MULTILINE)
    if written is None or written[1] == "1.0":
        raise Failed(
            "version 1.1 in your main.py",
            f"version {written[1] if written else 'unknown'}",
            "git apply late-from-15.patch",
        )
    if version != written[1]:
        look = "docker compose up --detach --wait --build; a restart takes the old image again"
        raise Failed(
            f"the running service to be version {written[1]}, as your main.py",
            f"it is version {version}",
            look,
        )
    check_flights(url, (15,), "docker compose up --detach --wait --build")


def check_keep(lab: Path) -> None:
    """Data outlives the containers: in a stack of our own, and in the student's."""
    trial = tried(lab)
    status, answer = trial.ask("/flights", [MARKER])
    if status != 201:
        raise Failed(
            "a service that keeps flights",
            f"POST /flights: {told(status, answer)}",
            "first finish step 3: course lab check --step stack",
        )
    trial.down()
    trial.up()
    status, answer = trial.ask(f"/late-share?month={MARKER['day'][:7]}&origin={MARKER['origin']}")
    if status != 200:
        look = (
            f"the data has to lie in the volume: data:{DATA_FOLDER}, with no PGDATA set elsewhere"
        )
        raise Failed(
            "a flight that is still there after docker compose down and up",
            "it was lost with the container",
            look,
        )
    check_flights(running(lab), (15, 16), "the volume lost its data: load it again (step 4)")


def check_restore(lab: Path) -> None:
    """backup.sql brings all flights back into an empty database, and they are back in the
    student's.
    """
    repository(lab)
    file = lab / "backup.sql"
    if not file.is_file() or not file.stat().st_size:
        what = "an empty file" if file.is_file() else "no file backup.sql"
        raise Failed(
            "a backup of the database, backup.sql",
            what,
            "docker compose exec -T db pg_dump …; is the stack running?",
        )
    if git(lab, "ls-files", "backup.sql"):
        raise Failed(
            "a backup that is not in Git",
            "Git has it: data, and of passengers perhaps",
            "git rm --cached backup.sql, then commit",
        )
    trial = tried(lab)
    settings = stack(lab)["services"][trial.db].get("environment") or {}
    user = settings.get("POSTGRES_USER") or "postgres"
    database = settings.get("POSTGRES_DB") or user
    psql = (
        "exec",
        "-T",
        trial.db,
        "psql",
        "--quiet",
        "--username",
        user,
        "--dbname",
        database,
        "--output",
        os.devnull,
    )
    trial.compose(
        *psql, "--command", "SET client_min_messages = error; DROP TABLE IF EXISTS flights"
    )
    trial.compose("cp", str(file), f"{trial.db}:/tmp/backup.sql")
    words = (
        "compose",
        "--project-name",
        trial.name,
        "--file",
        trial.file,
        *psql,
        "--set",
        "ON_ERROR_STOP=1",
        "--file",
        "/tmp/backup.sql",
    )
    if (done := docker(lab, *words)).status:
        raise Failed(
            "a backup.sql that psql can read into an empty database",
            last_line(done),
            "make it again with pg_dump, while all flights are there",
        )
    check_flights(
        trial.url,
        (15, 16),
        "make the backup again, while all flights are there (step 4)",
        "a service whose database was restored from backup.sql",
    )
    check_flights(
        running(lab), (15, 16), "restore it: docker compose exec -T db psql … < backup.sql"
    )
