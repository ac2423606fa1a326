"""The container engine of sessions that say `# needs: docker`: the machine's Docker, or else one of
our own.

Root on Debian can have our own: Debian's packages are unpacked into build/engine (not installed)
and the daemon gets a network and mounts of its own. Containers and session share that network,
which is loopback and Docker's bridges alone, so `curl localhost:8000` finds a published port and
nothing finds the world. With the machine's Docker a session shares the machine's network, and CI is
the judge. Such sessions run one at a time; what one of them made is removed after it.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from course import ROOT
from course.core.problem import Broken, Problem

HOUSE = ROOT / "build" / "engine"
STATE = (
    Path("/run") / f"course-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}"
)  # sockets have short paths
UNPACKED = [
    "docker.io",
    "docker-cli",
    "docker-compose",
    "docker-buildx",
    "containerd",
    "tini",
    "docker-registry",
]
PLUGINS = "unpacked/usr/libexec/docker/cli-plugins"
INSTALLED = {
    "runc": "runc",
    "iptables": "iptables",
    "bwrap": "bubblewrap",
    "mmdebstrap": "mmdebstrap",
}  # program: package
SOURCE = "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {mirror} trixie main\n"
APT = """Dir::Etc::sourcelist "{0}/sources.list"; Dir::Etc::sourceparts "-";
Dir::State "{0}/state"; Dir::State::Lists "{0}/lists";
Dir::Cache "{0}/cache"; Dir::State::status "/var/lib/dpkg/status"; APT::Sandbox::User "root";
"""
LIBRARIES = (
    "ca-certificates,libssl3,libffi8,zlib1g,libbz2-1.0,libsqlite3-0,libreadline8,liblzma5,"
    "libncursesw6,libuuid1,libexpat1,netbase,tzdata"
)
UNUSED = (
    "test",
    "idlelib",
    "tkinter",
    "turtledemo",
    "config-*",
    "*.a",
    "include",
    "share",
    "site-packages",
    "__pycache__",
    "idle*",
    "*-gdb.py",
)
SYSTEM = "/usr/sbin:/usr/bin:/sbin:/bin"
PYTHON = "python:3.12-slim"
POSTGRES = "postgres:17"
IMAGES = {
    PYTHON: "python",
    "registry:2": "registry",
    POSTGRES: "postgres",
}  # pulled where a registry answers; else made from these folders
MADE_OF = Path(__file__).with_name("guest") / "images"
# where builds in our own engine find the packages of the requirements.txt beside Dockerfiles
WHEELS = "172.17.0.1:8099"
PIP = (
    f"[global]\nno-index = true\nfind-links = http://{WHEELS}/\ntrusted-host ="
    f" {WHEELS}\ndisable-pip-version-check = true\nroot-user-action = ignore\n"
)
OURS = {
    "container": set(),
    "network": {"bridge", "host", "none"},
    "volume": set(),
    "image": set(IMAGES),
}  # all that our own engine keeps


@dataclass(frozen=True)
class Engine:
    """An engine that answers: its address, where `docker` and its plugins are, and the process
    whose network is its own.
    """

    address: str
    programs: Path
    plugins: Path
    process: int | None = None

    @property
    def socket(self) -> Path | None:
        """The socket that the engine listens on, if it is one of this machine."""
        return (
            Path(self.address.removeprefix("unix://"))
            if self.address.startswith("unix://")
            else None
        )

    @property
    def enter(self) -> list[str]:
        """The command that runs another one in the engine's network, if that is not the
        machine's.
        """
        return ["nsenter", f"--net=/proc/{self.process}/ns/net"] if self.process else []

    @property
    def config(self) -> str:
        """What stands in a session's ~/.docker/config.json: where the plugins are, and nobody's
        credentials.
        """
        return json.dumps({"cliPluginsExtraDirs": [str(self.plugins)]})

    @property
    def variables(self) -> dict[str, str]:
        """What a session's environment needs to talk to the engine, and to be told the same
        twice.
        """
        return {
            "DOCKER_HOST": self.address,
            "BUILDKIT_PROGRESS": "quiet",
            "DOCKER_CLI_HINTS": "false",
            "COMPOSE_ANSI": "never",
        }

    def docker(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a docker command against this engine, whatever its end."""
        command = [str(self.programs / "docker"), *words]
        variables = {
            **os.environ,
            **self.variables,
            **({"DOCKER_CONFIG": str(HOUSE)} if self.process else {}),
        }
        return subprocess.run(
            command, env=variables, capture_output=True, text=True, timeout=timeout
        )


def of_machine() -> Engine | None:
    """Return the machine's Docker, if it answers."""
    found = shutil.which("docker")
    if (
        not found
        or subprocess.run(
            [found, "info", "-f", "{{.ServerVersion}}"], capture_output=True
        ).returncode
        != 0
    ):
        return None
    asked = subprocess.run(
        [found, "context", "inspect", "-f", "{{.Endpoints.docker.Host}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return Engine(asked.stdout.strip(), Path(found).parent, Path.home() / ".docker" / "cli-plugins")


def of_ours() -> Engine | None:
    """Return our own engine, if it answers."""
    pid = STATE / "pid"
    if not pid.exists() or not (HOUSE / "bin" / "docker").exists():
        return None
    ours = Engine(
        f"unix://{STATE}/docker.sock", HOUSE / "bin", HOUSE / PLUGINS, int(pid.read_text())
    )
    (HOUSE / "config.json").write_text(ours.config)
    return ours if ours.docker("version").returncode == 0 else None


def lacking() -> str:
    """Return why this machine can have no engine, or nothing."""
    if of_machine() or of_ours():
        return ""
    root = sys.platform == "linux" and os.geteuid() == 0
    if (
        root
        and Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists()
        and shutil.which("apt-get")
    ):
        return ""
    return (
        "no Docker answers (`docker info`), and only root on Debian can have one brought up by the"
        " tests"
    )


def plugin(name: str) -> Path | None:
    """Return a plugin of Docker's command by its name (docker-compose); it runs alone too, and
    needs no engine to read a file.
    """
    folders = (
        HOUSE / PLUGINS,
        Path("/usr/libexec/docker/cli-plugins"),
        Path("/usr/lib/docker/cli-plugins"),
        Path.home() / ".docker/cli-plugins",
    )
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def refused_by_compose(path: Path) -> str:
    """Return why Docker's compose refuses a file; nothing if it does not, or is not on this
    machine.
    """
    if not (compose := plugin("docker-compose")):
        return ""
    required = dict.fromkeys(
        re.findall(r"\$\{(\w+):?\?", path.read_text()), "given"
    )  # where it runs
    done = subprocess.run(
        [compose, "-f", path, "config", "--quiet"],
        capture_output=True,
        text=True,
        env={**required, **os.environ},
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def failure(what: str, mend: str = "start Docker, and see: make doctor") -> Broken:
    """Return what is raised where no engine can be had."""
    return Broken(Problem("course/run/engine.py", f"needs docker: {what}", mend))


def call(*command: str | Path, **more: str) -> None:
    """Run a command of the bring-up; raise Broken with its last words if it fails."""
    done = subprocess.run(
        command, env={**os.environ, **more}, capture_output=True, text=True, cwd=HOUSE
    )
    if done.returncode != 0:
        raise failure(f"`{' '.join(map(str, command[:4]))} …` failed: {done.stderr.strip()[-300:]}")


def lock() -> FileLock:
    """Return the lock of an engine: the machine's is shared by all checkouts, ours is our own."""
    whose = f"of-user-{os.getuid()}" if of_machine() else STATE.name
    return FileLock(Path(tempfile.gettempdir()) / f"course-engine-{whose}.lock")


@contextmanager
def exclusively() -> Iterator[Engine]:
    """Bring an engine up, or find it up, for one user at a time; remove whatever was made in it
    meanwhile.
    """
    with lock():
        HOUSE.mkdir(parents=True, exist_ok=True)
        engine = up()
        kept = OURS if engine.process else things(engine)
        remove(engine, kept)
        try:
            yield engine
        finally:
            remove(engine, kept)


LISTS = {
    "container": ("ps", "-aq", "--no-trunc"),
    "network": ("network", "ls", "--format", "{{.Name}}"),
    "volume": ("volume", "ls", "-q"),
    "image": (
        "image",
        "ls",
        "--no-trunc",
        "--format",
        '{{if eq .Tag "<none>"}}{{.ID}}{{else}}{{.Repository}}:{{.Tag}}{{end}}',
    ),
}


def things(engine: Engine) -> dict[str, set[str]]:
    """Return all containers, networks, volumes and images (by name, or id if they have none) of an
    engine.
    """
    return {kind: set(engine.docker(*words).stdout.split()) for kind, words in LISTS.items()}


def remove(engine: Engine, kept: dict[str, set[str]], cached: bool = False) -> None:
    """Remove all but what is kept; from our own engine also what builds have cached, unless told to
    leave it.
    """
    forced = {"container": ("-fv",), "image": ("-f",), "volume": ("-f",)}
    for kind in kept:  # containers first: they hold the others
        if made := set(engine.docker(*LISTS[kind]).stdout.split()) - kept[kind]:
            engine.docker(kind, "rm", *forced.get(kind, ()), *made)
    if engine.process and not cached:
        engine.docker("builder", "prune", "-af")


def up() -> Engine:
    """Return an engine that answers and has the images of the course; raise Broken if there can be
    none.
    """
    engine = of_machine() or of_ours()
    if engine is None:
        if reason := lacking():
            raise failure(reason)
        unpack()
        engine = start()
    if engine.process:
        serve_wheels(engine)
    for name in IMAGES:
        if not there(engine, name) and (
            engine.process or engine.docker("pull", "-q", name).returncode != 0
        ):
            make(engine, name)
    return engine


def recipe(name: str) -> str:
    """Return a short name for what one of our images is made from, so that it is made anew when
    that changes.
    """
    files = sorted(path for path in (MADE_OF / IMAGES[name]).iterdir())
    return hashlib.sha256(
        "\0".join([PIP, LIBRARIES, *(path.read_text() for path in files)]).encode()
    ).hexdigest()[:16]


def there(engine: Engine, name: str) -> bool:
    """Return whether an engine has an image of the course; of ours, one that was made as we make it
    now.
    """
    asked = engine.docker("image", "inspect", "--format", '{{index .Config.Labels "recipe"}}', name)
    return asked.returncode == 0 and (not engine.process or asked.stdout.strip() == recipe(name))


def unpack() -> None:
    """Unpack Debian's Docker into build/engine; install what serves it (runc, iptables)."""
    if (HOUSE / "bin" / "docker").exists():
        return
    apt, debs = HOUSE / "apt", HOUSE / "debs"
    for folder in (
        apt / "lists/partial",
        apt / "cache/archives/partial",
        apt / "state",
        debs,
        HOUSE / "bin.new",
    ):
        folder.mkdir(parents=True, exist_ok=True)
    install()
    (apt / "sources.list").write_text(SOURCE.format(mirror=mirror()))
    (apt / "apt.conf").write_text(APT.format(apt))
    call("apt-get", "update", "-qq", APT_CONFIG=str(apt / "apt.conf"))
    call(
        "sh",
        "-c",
        f"cd debs && apt-get download -qq {' '.join(UNPACKED)}",
        APT_CONFIG=str(apt / "apt.conf"),
    )
    for deb in debs.glob("*.deb"):
        call("dpkg", "-x", deb, HOUSE / "unpacked")
    for name in (
        "sbin/dockerd",
        "sbin/docker-proxy",
        "bin/docker",
        "bin/containerd",
        "bin/containerd-shim-runc-v2",
        "bin/docker-init",
    ):
        (HOUSE / "bin.new" / Path(name).name).symlink_to(HOUSE / "unpacked/usr" / name)
    shutil.rmtree(apt)
    shutil.rmtree(debs)
    (HOUSE / "bin.new").rename(HOUSE / "bin")


def install() -> None:
    """Install the Debian packages whose program is not there yet."""
    if wanted := [
        package for program, package in INSTALLED.items() if not shutil.which(program, path=SYSTEM)
    ]:
        call("apt-get", "-o", "DPkg::Lock::Timeout=300", "update", "-qq")
        call(
            "apt-get",
            "-o",
            "DPkg::Lock::Timeout=300",
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            *wanted,
        )


def mirror() -> str:
    """Return the address of the machine's Debian mirror."""
    for path in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list")):
        if path.exists() and (
            named := re.search(
                r"^(?:URIs:|deb(?: \[.*?\])?) +(\S+)", path.read_text(), re.MULTILINE
            )
        ):
            return named[1]
    return "http://deb.debian.org/debian"


def start() -> Engine:
    """Start our own engine with a network and mounts of its own, and wait until it answers."""
    down()
    STATE.mkdir(exist_ok=True)
    own: list[str | Path] = ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--cap-add", "ALL"]
    daemon: list[str | Path] = [
        "dockerd",
        "--data-root",
        HOUSE / "data",
        "--exec-root",
        STATE / "exec",
        "-H",
        f"unix://{STATE}/docker.sock",
        "-p",
        STATE / "pid",
    ]
    path = os.pathsep.join([str(HOUSE / "bin"), SYSTEM])
    detached: list[str | Path] = ["sh", "-c", '"$@" >"$0" 2>&1 </dev/null &', HOUSE / "log"]
    subprocess.run(
        [*detached, *own, *daemon], env={"PATH": path}, start_new_session=True, check=True
    )
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if engine := of_ours():
            return engine
        time.sleep(0.1)
    raise failure(
        f"dockerd did not start: {(HOUSE / 'log').read_text()[-300:].strip()}",
        f"read {HOUSE.relative_to(ROOT)}/log",
    )


def end() -> None:
    """Stop our own engine, if it runs, when nobody uses it."""
    if (STATE / "pid").exists():
        with lock():
            down()


def down() -> None:
    """Stop our own engine, if it runs."""
    stop(STATE / "wheels" / "pid")
    stop(STATE / "pid")
    shutil.rmtree(STATE, ignore_errors=True)


def make(engine: Engine, name: str) -> None:
    """Make an image of the course without a registry: from Debian's packages and this machine's
    Python.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise failure(
            f"no registry answers for {name}",
            f"connect to the network once, or: docker pull {name}",
        )
    with tempfile.TemporaryDirectory(dir=HOUSE) as folder:
        work = Path(folder)
        shutil.copytree(MADE_OF / IMAGES[name], work, dirs_exist_ok=True)
        if name == PYTHON:
            lay_out_python(work)
        elif name == POSTGRES:
            lay_out_postgres(work)
        else:
            call("sh", "-c", f"cp unpacked/usr/bin/docker-registry {work}/")
        done = engine.docker("build", "-q", "-t", name, "--label", f"recipe={recipe(name)}", folder)
        if done.returncode != 0:
            raise failure(f"{name} could not be made: {done.stderr[-300:]}")


def lay_out_python(work: Path) -> None:
    """Write what a slim Python image is made of: Debian's base as slim.tar, a CPython of this
    machine as python/.
    """
    version = PYTHON.partition(":")[2].partition("-")[0]
    prefix = prefix_of(version)
    install()
    thin = [f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in ("doc", "man", "locale")]
    call(
        "mmdebstrap",
        "-q",
        "--variant=minbase",
        f"--include={LIBRARIES}",
        *thin,
        "bookworm",
        work / "slim.tar",
        mirror(),
    )
    (work / "pip.conf").write_text(PIP)
    shutil.copytree(prefix, work / "python", symlinks=True, ignore=shutil.ignore_patterns(*UNUSED))


def lay_out_postgres(work: Path) -> None:
    """Write what an image of PostgreSQL is made of: Debian's package, with no database in it yet,
    as postgres.tar.
    """
    version = POSTGRES.partition(":")[2]
    none_yet = (
        'mkdir -p "$1/etc/postgresql-common" && echo "create_main_cluster = false" >'
        ' "$1/etc/postgresql-common/createcluster.conf"'
    )
    compiler = (
        "lib/*/libLLVM*",
        "lib/*/libz3*",
        "lib/llvm*",
        "lib/postgresql/*/lib/llvmjit*",
        "lib/postgresql/*/lib/bitcode/*",
    )  # a third of its size
    thin = [
        f"--dpkgopt=path-exclude=/usr/{name}"
        for name in ("share/doc/*", "share/man/*", "share/locale/*", *compiler)
    ]
    call(
        "mmdebstrap",
        "-q",
        "--variant=minbase",
        f"--include=postgresql-{version}",
        f"--essential-hook={none_yet}",
        *thin,
        "trixie",
        work / "postgres.tar",
        mirror(),
    )


def wheels() -> Path:
    """Return the folder of the packages that the requirements.txt beside Dockerfiles name; fetch
    them if one changed.
    """
    version = PYTHON.partition(":")[2].partition("-")[0]
    found = (p for top in ("snippets", "labs") for p in (ROOT / top).rglob("requirements*.txt"))
    files = sorted(p for p in found if (p.parent / "Dockerfile").exists())
    folder = (
        HOUSE
        / "wheels"
        / hashlib.sha256(
            "\0".join([version, *(f.read_text() for f in files)]).encode()
        ).hexdigest()[:16]
    )
    if not folder.exists():
        new = folder.with_suffix(".new")
        new.mkdir(parents=True, exist_ok=True)
        for file in files:
            call(
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--only-binary=:all:",
                "--python-version",
                version,
                "-d",
                new,
                "-r",
                file,
            )
        new.rename(folder)
    return folder


def serve_wheels(engine: Engine) -> None:
    """Let builds in our own engine, which has no network, find the packages: a page of links on its
    bridge.
    """
    folder, served = wheels(), STATE / "wheels"
    if served.exists() and os.readlink(served / "folder") == str(folder):
        return
    stop(served / "pid")
    shutil.rmtree(served, ignore_errors=True)
    served.mkdir()
    (served / "folder").symlink_to(folder)
    host, port = WHEELS.split(":")
    server = [
        *engine.enter,
        sys.executable,
        "-m",
        "http.server",
        port,
        "--bind",
        host,
        "--directory",
        str(folder),
    ]
    detached: list[str | Path] = [
        "sh",
        "-c",
        '"$@" </dev/null >/dev/null 2>&1 & echo $! >"$0"',
        served / "pid",
    ]
    subprocess.run([*detached, *server], start_new_session=True, check=True)


def stop(pid: Path) -> None:
    """End the process that a file names, if it runs and is ours, and wait for it."""
    with suppress(FileNotFoundError, ProcessLookupError, ValueError):
        process = int(pid.read_text())
        command = Path(f"/proc/{process}/cmdline").read_text()
        if "dockerd" in command or "http.server" in command:
            os.kill(process, 15)
            end = time.monotonic() + 120
            while (
                Path(f"/proc/{process}/stat").exists()
                and " Z " not in Path(f"/proc/{process}/stat").read_text()
                and time.monotonic() < end
            ):
                time.sleep(0.1)


def prefix_of(version: str) -> Path:
    """Return the folder of a CPython of this version that stands alone (not Debian's own, which is
    spread over /usr).
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    on_path = [
        p.resolve().parent.parent
        for p in [Path(shutil.which(f"python{version}") or "/usr/bin/none")]
    ]
    for prefix in (
        Path(sys.base_prefix),
        *on_path,
        *sorted(pyenv.glob(f"{version}.*"), reverse=True),
    ):
        if (
            prefix != Path("/usr")
            and (prefix / "bin" / f"python{version}").exists()
            and (prefix / "lib" / f"python{version}" / "ensurepip").exists()
        ):
            return prefix
    raise failure(
        f"no registry answers, and there is no CPython {version} here to make {PYTHON} from",
        f"pyenv install {version}",
    )
