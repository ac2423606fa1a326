"""The checks of lab 10: the service is started and asked, an image is built and asked, the running
slots are asked.

The student's containers and front door are only asked. What a check starts has names and ports of
its own and goes when the check ends. Nobody's Azure account is touched: the script's lines are
read.
"""

import atexit
import hashlib
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from course.labs.checks import Done, Failed, run

PLAN = ["release", "local", "build", "push", "stage", "smoke", "swap", "watch"]
WHY = {
    "release": "everything after it needs the release",
    "local": "what fails on your machine need not be built",
    "build": "the image is made of what was tested",
    "push": "one can push only what was built",
    "stage": "the registry has to have the image first",
    "smoke": "ask what runs in the staging slot, before users do",
    "swap": "users come after the smoke test",
    "watch": "there is nothing to watch before users are there",
}
FRONT = "http://127.0.0.1:8100"
HERE = build_opener(ProxyHandler({}))  # this machine needs no proxy


def asked(address: str, path: str, body: Any = None) -> tuple[int, Any]:
    """Return the status and the answer of a service; status 0 if nobody answers."""
    data = None if body is None else json.dumps(body).encode()
    try:
        with HERE.open(
            Request(address + path, data, {"Content-Type": "application/json"}), timeout=10
        ) as answer:
            status, text = answer.status, answer.read()
    except HTTPError as error:
        status, text = error.code, error.read()
    except (URLError, OSError, ValueError):
        return 0, "nobody answers"
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text.decode(errors="replace")[:80]


def told(status: int, answer: Any) -> str:
    """Return an answer in words."""
    return f"status {status}: {answer}" if status else str(answer)


def release(lab: Path, number: str) -> dict[str, Any]:
    """Return the files of a release, by name."""
    folder = lab / "releases" / number
    try:
        return {
            name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            for name in ("model", "release", "golden")
        }
    except (OSError, ValueError):
        raise Failed(
            f"a release in releases/{number}",
            "its three files are not all there",
            f"python release.py {number} {number}",
        ) from None


def check_plan(lab: Path) -> None:
    """Both releases are made, and plan.txt has the steps in order."""
    for number in ("1", "2"):
        if release(lab, number)["release"].get("version") != number:
            raise Failed(
                f"releases/{number} to be release {number}",
                "its release.json says otherwise",
                f"python release.py {number} {number}",
            )
    if not (lab / "plan.txt").is_file():
        raise Failed(
            "a file plan.txt",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    lines = (lab / "plan.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    words = [
        line.strip().lower() for line in lines if line.strip() and not line.lstrip().startswith("#")
    ]
    if missing := [word for word in PLAN if word not in words]:
        raise Failed(
            "eight steps in plan.txt",
            f"no line with {', '.join(missing)}",
            "one word a line; the guide has all eight",
        )
    if len(words) != len(PLAN):
        raise Failed(
            "eight steps in plan.txt", f"{len(words)} lines", "each step once, one word a line"
        )
    for wanted, found in zip(PLAN, words, strict=True):
        if wanted != found:
            raise Failed(
                "the steps in an order that works",
                f"{found} comes where something else is needed first",
                WHY[found],
            )


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def served(lab: Path, folder: Path) -> Iterator[str]:
    """Run the student's main.py with a release of the check's own; give its address when it answers
    or has ended.
    """
    port = free_port()
    variables = {
        **os.environ,
        "PORT": str(port),
        "RELEASE": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with (folder / "said").open("w+") as said:
        service = subprocess.Popen(
            [sys.executable, "main.py"],
            cwd=lab,
            env=variables,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + 30
            while (
                asked(f"http://127.0.0.1:{port}", "/version")[0] == 0
                and service.poll() is None
                and time.monotonic() < end
            ):
                time.sleep(0.05)
            if service.poll() is not None:
                said.seek(0)
                lines = said.read().strip().splitlines() or ["nothing"]
                raise Failed(
                    "main.py to start and to stay",
                    f"it ended; its last words: {lines[-1][:200]}",
                    "the three places that are marked in main.py",
                )
            yield f"http://127.0.0.1:{port}"
        finally:
            service.terminate()
            with suppress(subprocess.TimeoutExpired):
                service.wait(10)
            service.kill()


def check_answers(address: str, files: dict[str, Any]) -> None:
    """A service is the given release and computes what training computed."""
    status, answer = asked(address, "/health")
    if (status, answer) != (200, {"status": "ok"}):
        raise Failed(
            'GET /health to answer {"status": "ok"}',
            told(status, answer),
            "the second place in main.py",
        )
    status, answer = asked(address, "/version")
    if (status, answer) != (200, files["release"]):
        raise Failed(
            "GET /version to answer with the content of release.json",
            told(status, answer),
            "is ABOUT read from the folder that RELEASE names?",
        )
    status, answer = asked(address, "/predict", {"flights": files["golden"]["flights"]})
    if status != 200 or answer.get("risks") != files["golden"]["risks"]:
        raise Failed(
            "the risks of golden.json",
            told(status, answer),
            "is MODEL read from the folder that RELEASE names?",
        )


def check_local(lab: Path) -> None:
    """main.py reads the release and the port from its environment, and answers rightly."""
    files = release(lab, "2")
    files["release"] = {**files["release"], "version": "of the check"}
    files["golden"]["risks"] = [0.125 for _ in files["golden"]["flights"]]
    files["model"] = 0.125
    with tempfile.TemporaryDirectory() as made:
        for name, content in files.items():
            (Path(made) / f"{name}.json").write_text(json.dumps(content))
        with served(lab, Path(made)) as address:
            check_answers(address, files)
    code = (lab / "main.py").read_text(encoding="utf-8", errors="replace")
    if "0.0.0.0" not in code:
        raise Failed(
            "a service that listens on all addresses",
            "no 0.0.0.0 in main.py",
            'uvicorn.run(…, host="0.0.0.0", …)',
        )


def docker(lab: Path, *words: str | Path) -> Done:
    """Run a docker command in the lab's folder."""
    return run(["docker", *words], lab, 240 if words[0] == "build" else 0)


def leave(lab: Path, *words: str) -> None:
    """Remove what the check made, and say nothing if it is gone already."""
    with suppress(Failed):
        docker(lab, *words)


def last_line(done: Done) -> str:
    """Return the line of a failed command that tells most."""
    lines = [line.strip() for line in (done.err + done.out).splitlines() if line.strip(" -^>|")]
    errors = [
        line
        for line in lines
        if re.search("error|invalid|denied|required|not found", line, re.IGNORECASE)
    ]
    return (errors or lines or ["nothing was said"])[-1][:300]


def check_image(lab: Path) -> None:
    """An image of release 2 has this release alone, no root, and listens where PORT says."""
    files = release(lab, "2")
    text = (
        (lab / "Dockerfile").read_text(encoding="utf-8", errors="replace")
        if (lab / "Dockerfile").is_file()
        else ""
    )
    if not re.search(r"^\s*FROM\s", text, re.MULTILINE | re.IGNORECASE):
        raise Failed(
            "a Dockerfile that builds an image",
            "no line with FROM in it: it is still to be written",
            "course lab hint image",
        )
    name = f"check10-{hashlib.sha256(str(lab.resolve()).encode()).hexdigest()[:8]}"
    atexit.register(leave, lab, "image", "rm", "--force", name)
    done = docker(lab, "build", "--progress=plain", "--build-arg", "RELEASE=2", "--tag", name, ".")
    if done.status:
        raise Failed(
            "an image built with --build-arg RELEASE=2",
            f"docker build stops: {last_line(done)}",
            "docker build . shows the whole message",
        )
    done = docker(
        lab, "run", "--detach", "--env", "PORT=9001", "--publish", "127.0.0.1::9001", name
    )
    container = done.out.strip()
    atexit.register(leave, lab, "rm", "--force", container)
    published = docker(lab, "port", container, "9001/tcp").out.split() or ["127.0.0.1:9"]
    end = time.monotonic() + 30
    while asked(f"http://{published[0]}", "/version")[0] == 0 and time.monotonic() < end:
        if (
            docker(lab, "inspect", "--format", "{{.State.Running}}", container).out.strip()
            != "true"
        ):
            raise Failed(
                "a container that stays up",
                f"it ended: {last_line(docker(lab, 'logs', container))}",
                'CMD ["python", "main.py"]',
            )
        time.sleep(0.2)
    check_answers(f"http://{published[0]}", files)
    if docker(lab, "exec", container, "id", "-u").out.strip() == "0":
        raise Failed(
            "a service that runs without root",
            "it runs as root",
            "useradd in a RUN line, and USER before CMD",
        )
    found = docker(lab, "exec", container, "find", "/", "-xdev", "-name", "golden.json").out.split()
    if len(found) != 1:
        raise Failed(
            "one release in the image", f"{len(found)} of them", "COPY releases/${RELEASE} release/"
        )


def check_slots(lab: Path) -> None:
    """Users get release 2, and release 1 still runs beside it."""
    ports = {"1": "8101", "2": "8102"}
    for number, port in ports.items():
        status, answer = asked(f"http://127.0.0.1:{port}", "/version")
        if status != 200 or answer.get("version") != number:
            raise Failed(
                f"release {number} at port {port}",
                told(status, answer),
                "docker ps; the guide has both commands",
            )
    status, answer = asked(FRONT, "/version")
    if status != 200:
        raise Failed("the front door at port 8100", told(status, answer), "python front.py 8100 &")
    if answer.get("version") != "2":
        raise Failed(
            "the front door to lead to release 2",
            f"it leads to release {answer.get('version')}",
            "echo 8102 > production.port",
        )
    status, answer = asked(FRONT, "/predict", {"flights": release(lab, "2")["golden"]["flights"]})
    if status != 200 or answer.get("risks") != release(lab, "2")["golden"]["risks"]:
        raise Failed(
            "the risks of release 2 at the front door",
            told(status, answer),
            "was the image built after the release? Build and start it again",
        )


NEEDED = (
    (
        ("webapp", "config", "appsettings", "set"),
        ("PORT=8080", "WEBSITES_PORT=8080"),
        "the settings PORT and WEBSITES_PORT, both 8080",
    ),
    (("webapp", "config", "set"), ("/health",), "/health as the path of the health check"),
    (
        ("webapp", "deployment", "slot", "create"),
        ("--slot staging", "--configuration-source"),
        "a slot staging with the settings of the app",
    ),
    (
        ("webapp", "identity", "assign"),
        ("--slot staging", "$PULLER"),
        "the identity for the slot staging too",
    ),
    (
        ("webapp", "config", "container", "set"),
        ("--slot staging", "/flights:2"),
        "release 2 in the slot staging",
    ),
    (
        ("webapp", "deployment", "slot", "swap"),
        ("--slot staging",),
        "a swap of staging with production",
    ),
    (("group", "delete"), ("$GROUP",), "the end of everything that costs money"),
)


def commands(text: str) -> Iterator[list[str]]:
    """Yield the `az` command lines of a shell script, each as its words."""
    lexer = shlex.shlex(text.replace("\\\n", " "), posix=True, punctuation_chars=";|&()<>\n")
    lexer.whitespace, lexer.whitespace_split = " \t\r", True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if set(word) <= set(";|&()<>\n"):
            if words[:1] == ["az"]:
                yield words
            words = []
        else:
            words.append(word)


def check_azure(lab: Path) -> None:
    """azure.az.sh says all that has to be said, in an order that works."""
    file = lab / "azure.az.sh"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    try:
        lines = list(commands(text))
    except ValueError as error:
        raise Failed(
            "an azure.az.sh whose lines can be read", f"{error}", "is a quote not closed?"
        ) from None
    places = []
    for command, words, what in NEEDED:
        found = [
            number
            for number, line in enumerate(lines)
            if tuple(line[1 : 1 + len(command)]) == command
        ]
        said = [
            number for number in found if all(word in " ".join(lines[number]) for word in words)
        ]
        if not said:
            why = (
                f"az {' '.join(command)} without {' or '.join(words)}"
                if found
                else f"no line az {' '.join(command)}"
            )
            raise Failed(what, why, "course lab hint azure")
        places.append(said[0])
    if places != sorted(places):
        raise Failed(
            "settings, slot, image, swap, and the end last",
            "another order",
            "the gaps are in the order in which things happen",
        )
