"""Containers: sessions build, run, compose, push and pull for real; they leave nothing; what they
show is linted.
"""

import os
import re
import subprocess
from pathlib import Path

import project
import pytest

from course.core import mask
from course.core.problem import Broken
from course.formats import config
from course.run import engine, recording, session

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.alone("docker"),
    pytest.mark.usefixtures("nothing_kept"),
]  # the first one may bring the engine up

BUILD = r"""# needs: docker
mkdir app && cd app
cat > serve.py <<'EOF'
import os
from http.server import BaseHTTPRequestHandler, HTTPServer


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"hello from user {os.getuid()}\n".encode())


HTTPServer(("", 8000), Hello).serve_forever()
EOF
cat > Dockerfile <<'EOF'
FROM python:3.12-slim AS build
COPY serve.py /app/
RUN python -m compileall -q -b /app

FROM python:3.12-slim
RUN useradd --uid 1001 app
COPY --from=build /app/serve.pyc /app/
USER app
HEALTHCHECK --interval=1s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://localhost:8000')"]
CMD ["python", "/app/serve.pyc"]
EOF
docker build -t hello .
"""
RUN = r"""docker run -d --name hello -p 8000:8000 -v "$PWD":/here:ro hello
curl -s --retry 20 --retry-all-errors --retry-delay 1 localhost:8000
docker ps --format '{{.Names}} {{.Image}} {{.Ports}}'
docker images hello
docker exec hello ls /here
docker rm -f hello
docker ps -q
"""
COMPOSE = r"""cat > compose.yaml <<'EOF'
services:
  web:
    build: .
    init: true
    ports: ["8000:8000"]
  probe:
    image: python:3.12-slim
    command: sleep infinity
    init: true
    depends_on:
      web: {condition: service_healthy}
    volumes: ["notes:/notes"]
volumes:
  notes:
EOF
docker compose up -d --wait
docker compose ps --format '{{.Service}} {{.State}} {{.Health}}'
docker compose exec -T probe python -c "import urllib.request as u; print(u.urlopen('http://web:8000').read())"
curl -s localhost:8000
docker compose down -v
docker compose ps -q
"""
REGISTRY = r"""docker run -d --name registry -p 5000:5000 registry:2
curl -s --retry 20 --retry-all-errors --retry-delay 1 -o answer localhost:5000/v2/
printf 'FROM scratch\nCOPY serve.py /\n' | docker build -t localhost:5000/note:1 -f - .
docker push localhost:5000/note:1
docker rmi localhost:5000/note:1
docker pull localhost:5000/note:1
curl -s localhost:5000/v2/note/tags/list
"""


def outputs(text: str) -> dict[str, str]:
    """The output of each command of a transcript, by its first words."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)
    return {
        command: re.sub(r"^> .*\n", "", said, flags=re.MULTILINE)
        for command, said in zip(parts[1::2], parts[2::2], strict=True)
    }


def said(text: str, words: str) -> str:
    return next(output for command, output in outputs(text).items() if command.startswith(words))


def test_build_run_compose_push_and_pull_twice_the_same(tmp_path: Path) -> None:
    script = BUILD + RUN + COMPOSE + REGISTRY
    first, again = (
        project.run(project.tiny(tmp_path / name, ship_sh=script), "ship.sh").text
        for name in ("first", "again")
    )
    assert said(first, "docker run -d --name hello") == "0123456789abcdef" * 4 + "\n"
    assert said(first, "curl -s --retry") == "hello from user 1001\n"
    assert said(first, "docker ps --format") == "hello hello 0.0.0.0:8000->8000/tcp\n"
    assert (
        said(first, "docker images")
        == "REPOSITORY   TAG       IMAGE ID       CREATED       SIZE\nhello        latest   "
        " 0123456789ab   moments ago   …MB\n"
    )
    assert said(first, "docker exec") == "Dockerfile\nserve.py\n"
    assert said(first, "docker compose ps --format") == "probe running\nweb running healthy\n"
    assert said(first, "docker compose exec") == "b'hello from user 1001\\n'\n"
    assert said(first, "docker ps -q") == said(first, "docker compose ps -q") == ""
    assert said(first, "curl -s localhost:5000/v2/note") == '{"name":"note","tags":["1"]}\n'
    assert first == again


def test_a_session_leaves_nothing_behind_whatever_its_end(tmp_path: Path) -> None:
    leaving = (
        "docker run -d --name left -p 8000:8000 python:3.12-slim sleep infinity\ndocker volume"
        " create left\ndocker network create left\ndocker tag python:3.12-slim left\n"
    )
    with pytest.raises(
        Broken, match=r"x\.sh:6: `false` exited with 1(.|\n)*shown in: docs/page\.md:2"
    ):
        project.run(project.tiny(tmp_path / "a", x_sh=f"# needs: docker\n{leaving}false\n"), "x.sh")
    looking = (
        "docker ps -aq\ndocker volume ls -q\ndocker network ls --format '{{.Name}}' --filter"
        " name=left\ndocker images -q left\n"
    )
    text = project.run(
        project.tiny(tmp_path / "b", x_sh=f"# needs: docker\n{looking}"), "x.sh"
    ).text
    assert not any(outputs(text).values()), text


def test_a_session_with_our_engine_reaches_no_network_either(tmp_path: Path) -> None:
    with engine.exclusively() as docker:
        ours = docker.process is not None
    if not ours:
        pytest.skip("the machine's Docker has the machine's network")
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
    script = (
        f'# needs: docker\npython -c "{reach}"  # exits 1\ndocker run --rm python:3.12-slim python'
        f' -c "{reach}"  # exits 1\n'
    )
    text = project.run(project.tiny(tmp_path, x_sh=script), "x.sh").text
    assert text.count("Network is unreachable") == 2


def test_a_session_that_needs_no_docker_finds_none(tmp_path: Path) -> None:
    text = project.run(
        project.tiny(tmp_path, x_sh="ls /run\nDOCKER_HOST= docker ps > answer 2>&1 || echo none\n"),
        "x.sh",
    ).text
    assert (
        text == "$ course play x.sh\n$ ls /run\n$ DOCKER_HOST= docker ps > answer 2>&1 || echo"
        " none\nnone\n"
    )


def test_an_unknown_need_is_told() -> None:
    with pytest.raises(
        Broken,
        match=r"a\.sh:1: needs 'dokcer', which nothing provides\n    to mend:  name one of: docker",
    ):
        session.parse("a.sh", "# needs: dokcer\ntrue\n")
    assert session.parse("a.sh", "# needs: docker, docker\ntrue\n").needs == ("docker", "docker")


def test_a_machine_without_an_engine_is_told_where_and_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "of_machine", lambda: None)
    monkeypatch.setattr(engine, "of_ours", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Broken) as caught:
        project.run(project.tiny(tmp_path, x_sh="# needs: docker\ntrue\n"), "x.sh")
    assert (
        str(caught.value)
        == "snippets/01-tiny/x.sh: needs docker: no Docker answers (`docker info`), and only root"
        " on Debian can have one brought up by the tests\n    shown in: docs/page.md:2\n    to"
        " mend:  start Docker, and see: make doctor"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "Dockerfile",
            "FROM python:3.12-slim\nWORKDIR app\n",
            r"Dockerfile:2: hadolint: DL3000 Use absolute WORKDIR",
        ),
        (
            "train.Dockerfile",
            "FROM python\n",
            r"train\.Dockerfile:1: hadolint: DL3006 Always tag the version",
        ),
        (
            "Dockerfile",
            "FROM python:3.12-slim\nRUM true\n",
            r"Dockerfile:2: hadolint: DL1000 unexpected 'R'",
        ),
        (
            "compose.yaml",
            "services:\n  web:\n    image: a:1\n    prots: [80]\n",
            r"compose\.yaml:\d+: breaks the schema of compose-spec: .*'prots'",
        ),
        (
            "docker-compose.yml",
            "services:\n  web: [\n",
            r"docker-compose\.yml:\d+: is refused by its tool",
        ),
    ],
)
def test_a_mistake_in_a_file_of_containers_is_told(
    name: str, text: str, message: str, tmp_path: Path
) -> None:
    root = shows(tmp_path, name, text)
    told = "\n".join(map(str, config.check(root)))
    assert re.search(
        rf"^snippets/01-tiny/{message}.*\n    shown in: docs/page\.md:2", told, re.MULTILINE
    ), told


def test_a_volume_that_no_compose_file_declares_is_told(tmp_path: Path) -> None:
    with engine.exclusively():  # where the engine is up, its plugins are there
        pass
    root = shows(
        tmp_path,
        "compose.yaml",
        'services:\n  web:\n    image: a:1\n    volumes: ["notes:/notes"]\n',
    )
    [problem] = config.check(root)
    assert 'docker compose: service "web" refers to undefined volume notes' in problem.what


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dockerfile", "FROM python:3.12-slim\nWORKDIR /app\nCOPY serve.py .\nUSER 1001\n"),
        ("compose.yaml", "services:\n  web:\n    image: hello:1\n    ports: ['8000:8000']\n"),
        (".dockerignore", ".git\n*.csv\n"),
    ],
)
def test_a_good_file_of_containers_passes(name: str, text: str, tmp_path: Path) -> None:
    assert list(config.check(shows(tmp_path, name, text))) == []


def shows(folder: Path, name: str, text: str) -> Path:
    root = project.tiny(folder)
    (root / "snippets" / "01-tiny" / name).write_text(text)
    (root / "docs" / "page.md").write_text(f'```text\n--8<-- "snippets/01-tiny/{name}"\n```\n')
    return root


def test_tables_of_docker_stay_tables() -> None:
    table = (
        "CONTAINER ID   IMAGE   CREATED         STATUS                   PORTS                     "
        "                  NAMES\n6164c6a09d77   hello   2 seconds ago   Up 1 second (healthy)  "
        " 0.0.0.0:80->80/tcp, :::80->80/tcp   hello\n6164c6a09d78   other   3 weeks ago     Up"
        " About a minute       80/tcp   other\n"
    )
    assert (
        mask.mask(table, ("docker",))
        == "CONTAINER ID   IMAGE   CREATED       STATUS                  PORTS                     "
        "                  NAMES\n0123456789ab   hello   moments ago   Up a moment (healthy)  "
        " 0.0.0.0:80->80/tcp   hello\n0123456789ab   other   moments ago   Up a moment          "
        "   80/tcp   other\n"
    )
    assert mask.mask(table) == table


def test_the_engine_stops_and_comes_back_with_its_images(tmp_path: Path) -> None:
    with engine.exclusively() as docker:
        if docker.process is None:
            pytest.skip("the machine's Docker is not ours to stop")
        engine.down()
        assert engine.of_ours() is None
        process = Path(f"/proc/{docker.process}/stat")
        assert (
            not process.exists() or " Z " in process.read_text()
        )  # ended, and perhaps not collected yet by who started it
        back = engine.up()
        assert engine.things(back)["image"] == set(engine.IMAGES)
    assert (
        subprocess.run(
            ["grep", "-c", str(engine.STATE), "/proc/mounts"], capture_output=True, text=True
        ).stdout
        == "0\n"
    )


def test_recording_of_a_docker_session_compares(tmp_path: Path) -> None:
    root = project.tiny(
        tmp_path, x_sh="# needs: docker\ndocker run --rm python:3.12-slim echo hello\n"
    )
    recorded = root / "snippets" / "01-tiny" / "x.out"
    recorded.write_text(project.run(root, "x.sh").text.replace("\nhello", "\ngoodbye"))
    assert "+hello" in str(
        recording.compare(root, recorded, recording.Runs(root, root / "again").of(recorded))
    )


def test_checkouts_share_the_lock_of_the_machines_engine_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "of_machine", lambda: None)
    ours = engine.lock().lock_file
    assert engine.STATE.name in ours
    monkeypatch.setattr(engine, "STATE", Path("/run/course-elsewhere"))
    assert engine.lock().lock_file != ours
    monkeypatch.setattr(engine, "of_machine", lambda: "the machine's")
    shared = engine.lock().lock_file
    monkeypatch.setattr(engine, "STATE", Path("/run/course-third"))
    assert engine.lock().lock_file == shared
