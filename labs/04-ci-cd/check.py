"""The checks of lab 04: what came out is looked at, and the pipeline is rehearsed.

A rehearsal pushes a copy of the student's project to a remote of its own, whose index is a recorder
here: so the checks see what the pipeline refuses and what it would publish, and the student's index
is not touched.
"""

import base64
import email
import hashlib
import os
import re
import secrets
import shutil
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

from course.labs.checks import Failed, call, committed, git, repository, run

PYTEST = (sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider")
CI = ".github/workflows/ci.yml"
INIT = "src/flights_features/__init__.py"
INDEX = Path.home() / "flights-index"
BROKEN = '\n\ndef is_late(arr_delay):\n    return "broken by the check"\n'


# ---- rehearsals ----


class Recorder(ThreadingHTTPServer):
    """An index that takes everything, and keeps it: (user, token, file names)."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taker)
        self.taken: list[tuple[str, str, list[str]]] = []
        Thread(target=self.serve_forever, daemon=True).start()


class Taker(BaseHTTPRequestHandler):
    """Takes an upload as twine sends it."""

    server: Recorder

    def do_POST(self) -> None:
        """Keep who sends which file."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        form = email.message_from_bytes(
            b"Content-Type: " + self.headers.get("Content-Type", "").encode() + b"\r\n\r\n" + body
        )
        names = [name for part in form.walk() if (name := part.get_filename())]
        scheme, _, word = self.headers.get("Authorization", "").partition(" ")
        user, _, token = (
            base64.b64decode(word).decode(errors="replace").partition(":")
            if scheme == "Basic"
            else ("", "", "")
        )
        self.server.taken.append((user, token, names))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Be silent."""


@dataclass(frozen=True)
class Rehearsal:
    """What a push of a copy led to: the run's end ("" if nothing ran), what act said, what was
    published, which artifacts there are.
    """

    result: str
    said: str
    taken: list[tuple[str, str, list[str]]]
    artifacts: list[str]

    @property
    def published(self) -> list[str]:
        """The names of the files that the index was sent."""
        return sorted(name for _, _, names in self.taken for name in names)

    @property
    def words(self) -> str:
        """What made the run red."""
        found = [
            line.partition("] ")[2].strip()
            for line in self.said.splitlines()
            if "❌" in line or "no stand-in" in line or "rror" in line
        ]
        return (found or ["nothing"])[0][:150]


def rehearse(
    lab: Path, broken: bool = False, version: str | None = None, tag: str | None = None
) -> Rehearsal:
    """Push a copy of the last commit, changed on request, to a remote of its own, and see."""
    name = f"check-{secrets.token_hex(4)}"
    cache = Path.home() / ".cache" / "course-ci"
    recorder = Recorder()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            copy, remote = Path(temporary) / "copy", Path(temporary) / f"{name}.git"
            commands: tuple[list[str | Path], ...] = (
                ["git", "clone", "--quiet", "--no-tags", lab, copy],
                ["course-remote", remote],
            )
            for words in commands:
                if run(words, Path(temporary)).status:
                    raise Failed(
                        "a project that can be copied",
                        "git clone of the lab fails",
                        "git status, git fsck",
                    )
            git(copy, "checkout", "--quiet", "-B", "rehearsal")
            for workflow in (copy / ".github" / "workflows").glob("*.y*ml"):
                workflow.write_text(
                    re.sub(
                        r"(127\.0\.0\.1|localhost):8437",
                        f"127.0.0.1:{recorder.server_port}",
                        workflow.read_text(),
                    )
                )
            if broken:
                with (copy / INIT).open("a", encoding="utf-8") as file:
                    file.write(BROKEN)
            if version:
                project = copy / "pyproject.toml"
                project.write_text(
                    re.sub(r'(?m)^version = ".*"', f'version = "{version}"', project.read_text())
                )
            identity = ["-c", "user.name=Check", "-c", "user.email=check@example.org"]
            run(
                ["git", *identity, "commit", "--quiet", "--allow-empty", "-a", "-m", "A rehearsal"],
                copy,
            )
            if tag:
                run(["git", *identity, "tag", "-a", tag, "-m", "A rehearsal"], copy)
            done = run(["git", "push", remote, tag or "rehearsal"], copy)
            result = (remote / "ci-result").read_text() if (remote / "ci-result").is_file() else ""
            kept = cache / f"{name}.artifacts"
            artifacts = (
                sorted(path.name for path in kept.rglob("*") if path.is_file())
                if kept.is_dir()
                else []
            )
            return Rehearsal(result, done.out + done.err, recorder.taken, artifacts)
    finally:
        recorder.shutdown()
        recorder.server_close()
        for left in cache.glob(f"{name}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


# ---- what is in the workflow and in the remote ----


def jobs(lab: Path) -> dict[str, dict[str, Any]]:
    """Return the jobs of the workflow that is committed; raise Failed if it cannot be read."""
    text = committed(lab, CI)
    if text is None:
        raise Failed(
            f"the workflow {CI} in a commit", "it is not committed", f"git add {CI}, git commit"
        )
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise Failed(
            f"{CI} as YAML",
            f"line {line}: {getattr(error, 'problem', error)}",
            "blanks at the beginning of lines carry the meaning; no tabs",
        ) from None
    found = read.get("jobs") if isinstance(read, dict) else None
    if (
        not isinstance(found, dict)
        or not found
        or not all(isinstance(job, dict) for job in found.values())
    ):
        raise Failed(
            f"jobs in {CI}",
            "there is none yet",
            "below `jobs:`, two blanks further in, a job's name and a colon",
        )
    top = read.get("permissions")
    return {name: {"permissions": top, **job} for name, job in found.items()}


def commands(job: dict[str, Any]) -> str:
    """Return what the steps of a job run."""
    return "\n".join(
        str(step.get("run", "")) for step in job.get("steps") or [] if isinstance(step, dict)
    )


def remote_of(lab: Path) -> Path:
    """Return the remote that the student pushes to; raise Failed unless it runs workflows."""
    url = git(lab, "config", "remote.origin.url")
    if url is None:
        raise Failed(
            "a remote named origin",
            "none",
            "course-remote ~/flights.git, then git remote add origin ~/flights.git",
        )
    bare = (lab / url.removeprefix("file://")).expanduser().resolve()
    if not (bare / "hooks" / "post-receive").exists():
        raise Failed(
            "a remote that runs workflows",
            f"{bare} has no hook for that, or is not there",
            "make it with course-remote, and name it: git remote set-url origin",
        )
    return bare


def depends(all_jobs: dict[str, dict[str, Any]], name: str) -> set[str]:
    """Return the jobs that a job waits for, and those that they wait for."""
    needs = all_jobs.get(name, {}).get("needs") or []
    direct = set([needs] if isinstance(needs, str) else needs)
    return direct.union(*(depends(all_jobs, other) for other in direct if other != name))


# ---- one function a step ----


def check_package(lab: Path) -> None:
    """A wheel with the package can be built from the last commit."""
    repository(lab)
    text = committed(lab, "pyproject.toml") or ""
    if not re.search(r"(?m)^\[build-system\]", text):
        where = (
            "it is in the file, but not committed"
            if re.search(r"(?m)^\[build-system\]", (lab / "pyproject.toml").read_text())
            else "no such table"
        )
        raise Failed(
            "a table [build-system] in pyproject.toml",
            where,
            "the keys are requires and build-backend; then git commit",
        )
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "copy"
        run(["git", "clone", "--quiet", lab, copy], Path(temporary))
        built = run(
            [
                sys.executable,
                "-P",
                "-m",
                "build",
                "--wheel",
                "--no-isolation",
                "--outdir",
                temporary,
                copy,
            ],
            copy,
        )
        wheels = list(Path(temporary).glob("flights_features-*.whl"))
        if built.status or not wheels:
            lines = [line for line in (built.out + built.err).splitlines() if line.strip()] or [
                "nothing"
            ]
            raise Failed(
                "a wheel flights_features-….whl",
                f"python -m build ends with: {lines[-1]}"[:200],
                "python -m build --no-isolation, by hand",
            )
        if "flights_features/__init__.py" not in zipfile.ZipFile(wheels[0]).namelist():
            raise Failed(
                "the module flights_features in the wheel",
                "it is not in it",
                "python -m zipfile -l dist/….whl",
            )
        tested = run(
            [
                "env",
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1",
                *PYTEST,
            ],
            copy,
        )
        if tested.status:
            raise Failed(
                "tests that pass",
                (tested.out.strip().splitlines() or ["pytest cannot run"])[-1],
                "python -m pytest",
            )


def check_ci(lab: Path) -> None:
    """A push runs the tests: green if they pass, red if not."""
    repository(lab)
    jobs(lab)
    bare = remote_of(lab)
    if committed(bare, CI, "main") is None:
        raise Failed(
            "the workflow on the branch main of the remote",
            "it is not there",
            "git push -u origin main",
        )
    if not (bare / "ci-result").is_file():
        raise Failed(
            "a run of the workflow",
            "no push has started it",
            "does it say `on: push`? Commit a change and push",
        )
    with ThreadPoolExecutor(2) as pool:
        broken, good = pool.map(lambda change: rehearse(lab, broken=change), (True, False))
    if broken.result == "passed":
        raise Failed(
            "a red run when the check breaks is_late() in a copy and pushes it",
            "green",
            "does a step run python -m pytest? does one hide a failure?",
        )
    if good.result != "passed":
        raise Failed(
            "a green run of your last commit",
            good.words if good.result else "nothing runs on a push to a branch",
            "git push shows it; which step is red?",
        )


def check_red(lab: Path) -> None:
    """A red commit and its mending were pushed, and the tip of that branch is green again."""
    repository(lab)
    bare = remote_of(lab)
    ran = [
        commit
        for commit in (git(bare, "rev-list", "--branches", "--max-count=40") or "").split()
        if committed(bare, CI, commit)
    ]
    red = [commit for commit in ran if tested(bare, commit) == 1]
    if not red:
        raise Failed(
            "a commit in the remote whose tests fail, with the workflow in it",
            "all of them pass",
            "break the code on a branch, commit, push, see red",
        )
    tips = (
        git(bare, "for-each-ref", "--format=%(objectname)", "--contains", red[0], "refs/heads")
        or ""
    ).split()
    if any(tip in red for tip in tips):
        raise Failed(
            "the mending in the same branch",
            f"its last commit, {red[0][:7]}, is the broken one",
            "git revert --no-edit HEAD, then git push",
        )
    if git(bare, "rev-parse", "main") in red:
        raise Failed("a main whose tests pass", "they fail", "mend it and push")


def tested(bare: Path, commit: str) -> int:
    """Return pytest's exit status at a commit."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "copy"
        run(["git", "clone", "--quiet", "--no-checkout", bare, copy], Path(temporary))
        git(copy, "checkout", "--quiet", "--detach", commit)
        return run(
            [
                "env",
                "-u",
                "COURSE_COVERAGE",
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1",
                *PYTEST,
            ],
            copy,
        ).status


def check_build(lab: Path) -> None:
    """The package is built in one job, after the tests, and kept as an artifact."""
    repository(lab)
    found = jobs(lab)
    builders = [
        name
        for name, job in found.items()
        if re.search(r"(-m build|pyproject-build|hatch\w* build)", commands(job))
    ]
    testers = {name for name, job in found.items() if "pytest" in commands(job)}
    if not builders:
        raise Failed(
            "a job that runs python -m build",
            f"no such job among: {', '.join(found)}",
            "git commit; then the hints",
        )
    if len(builders) > 1:
        raise Failed(
            "the package built once",
            f"it is built in the jobs {' and '.join(builders)}",
            "hand the artifact on: upload-artifact, download-artifact",
        )
    if not testers & (depends(found, builders[0]) | {builders[0]}):
        raise Failed(
            f"the job {builders[0]} to wait for the tests",
            "it does not",
            f"needs: {next(iter(testers), 'test')}",
        )
    ran = rehearse(lab)
    if ran.result != "passed":
        raise Failed(
            "a green run of your last commit",
            ran.words if ran.result else "nothing runs on a push to a branch",
            "which step is red?",
        )
    wheels = [name for name in ran.artifacts if name.endswith(".whl")]
    if not wheels:
        raise Failed(
            "an artifact with the wheel",
            f"kept: {', '.join(ran.artifacts) or 'nothing'}",
            "actions/upload-artifact with path: dist/*",
        )


def check_publish(lab: Path) -> None:
    """A tag publishes, and nothing else does; the token is not in the project."""
    repository(lab)
    found = jobs(lab)
    publishers = [name for name, job in found.items() if re.search(r"twine upload", commands(job))]
    if len(publishers) != 1:
        raise Failed(
            "one job that runs twine upload",
            f"{len(publishers)} such jobs in the commit",
            "git commit; then the hints",
        )
    for name, job in found.items():
        allowed = job["permissions"]
        if allowed is None:
            raise Failed(
                f"permissions for the job {name}",
                "none are named, so GitHub would give its default",
                "at the top: permissions: {}; for a job what it needs",
            )
        if "write" in str(allowed):
            raise Failed(
                f"least permissions for the job {name}",
                f"{allowed}",
                "contents: read to check out; {} to publish here",
            )
    if "secrets." not in (committed(lab, CI) or ""):
        raise Failed(
            "the token taken from secrets",
            "the workflow names none",
            "${{ secrets.INDEX_TOKEN }} in the env of the step",
        )
    with ThreadPoolExecutor(4) as pool:
        branch = pool.submit(rehearse, lab, version="9.9.9")
        release = pool.submit(rehearse, lab, version="9.9.9", tag="v9.9.9")
        wrong = pool.submit(rehearse, lab, version="9.9.9", tag="v9.9.8")
        broken = pool.submit(rehearse, lab, broken=True, version="9.9.9", tag="v9.9.9")
    if branch.result().published:
        raise Failed(
            "a push to a branch to publish nothing",
            f"it publishes {branch.result().published[0]}",
            "if: startsWith(github.ref, 'refs/tags/v')",
        )
    if branch.result().result != "passed":
        raise Failed(
            "a push to a branch to stay green",
            branch.result().words,
            "the job publish is for tags alone: if: startsWith(github.ref, 'refs/tags/v')",
        )
    if broken.result().published or broken.result().result != "failed":
        what = "it publishes all the same" if broken.result().published else "the run is not red"
        raise Failed(
            "a tag on a commit whose tests fail to be refused",
            what,
            "does publish wait (needs) for build, and build for test?",
        )
    if wrong.result().published:
        raise Failed(
            "a tag v9.9.8 on version 9.9.9 to be refused",
            f"it publishes {wrong.result().published[0]}",
            "a step before twine that compares, with GITHUB_REF_NAME",
        )
    done = release.result()
    if not any(name == "flights_features-9.9.9-py3-none-any.whl" for name in done.published):
        found_words = (
            done.words
            if done.result == "failed"
            else (
                f"the run is {done.result or 'not started'}, and sends"
                f" {', '.join(done.published) or 'nothing'}"
            )
        )
        raise Failed(
            "a tag v9.9.9 on version 9.9.9 to publish the wheel",
            found_words,
            "the hints; is the address http://127.0.0.1:8437/ ?",
        )
    user, token, _ = done.taken[0]
    known = (INDEX / "users").read_text().split() if (INDEX / "users").is_file() else []
    if f"{user}:{hashlib.sha256(token.encode()).hexdigest()}" not in known:
        raise Failed(
            "a token that the index knows",
            f"user {user or '(none)'} with another one",
            "python index.py token ci > ~/.flights-secrets; and ~/.actrc names that file",
        )
    if any(
        git(lab, "grep", "--quiet", "-F", token, commit) is not None
        for commit in (git(lab, "rev-list", "--all", "--max-count=100") or "").split()
    ):
        raise Failed(
            "the token nowhere in the project's history",
            "it is in a commit",
            "make a new one (the old one is known now), and start afresh",
        )


def wheel(version: str) -> Path | None:
    """Return the wheel of a version in the index."""
    return next((INDEX / "packages").glob(f"flights_features-{version}-*.whl"), None)


def released(lab: Path, version: str) -> None:
    """Raise Failed unless the index holds what the tag of a version names."""
    bare = remote_of(lab)
    tag = f"v{version}"
    file = wheel(version)
    if file is None:
        there = (
            ", ".join(sorted(path.name for path in (INDEX / "packages").glob("*.whl")))
            if INDEX.is_dir()
            else "no index"
        )
        raise Failed(
            f"version {version} in ~/flights-index/packages",
            there or "nothing",
            f"is the index running? git tag -a {tag}, git push origin {tag}",
        )
    if committed(bare, INIT, f"refs/tags/{tag}") is None:
        raise Failed(f"the tag {tag} in the remote", "it is not there", f"git push origin {tag}")
    try:
        inside = zipfile.ZipFile(file).read("flights_features/__init__.py").decode()
    except (zipfile.BadZipFile, KeyError):
        raise Failed(
            f"a wheel {file.name} with the package in it",
            "it is damaged",
            "delete it in the index, and run the release again",
        ) from None
    if inside.strip() != (committed(bare, INIT, f"refs/tags/{tag}") or "").strip():
        raise Failed(
            f"{file.name} built from the commit that {tag} names",
            "its code differs",
            "was the tag moved, or the wheel built by hand?",
        )


def installed(lab: Path) -> dict[str, Path]:
    """Return the folders of the versions that virtual environments beside the lab hold."""
    found = {}
    for info in [
        *lab.parent.glob("*/lib/python*/site-packages/flights_features-*.dist-info"),
        *lab.glob("*/lib/python*/site-packages/flights_features-*.dist-info"),
    ]:
        found[info.name.removeprefix("flights_features-").removesuffix(".dist-info")] = info.parent
    return found


def check_release(lab: Path) -> None:
    """Version 0.1.0 is in the index, as its tag names it, and installed in an environment beside
    the lab.
    """
    repository(lab)
    released(lab, "0.1.0")
    found = installed(lab)
    if not found:
        raise Failed(
            "flights-features installed in a virtual environment beside the lab",
            "none has it",
            "python -m venv ../user; then its pip install --index-url …",
        )
    for version, folder in found.items():
        file = wheel(version)
        if file is None or (
            folder / "flights_features" / "__init__.py"
        ).read_bytes() != zipfile.ZipFile(file).read("flights_features/__init__.py"):
            raise Failed(
                f"in {os.path.relpath(folder, lab)} the package of the index",
                f"{version} with other content",
                "pip install --force-reinstall --index-url …",
            )


def check_next(lab: Path) -> None:
    """Version 0.2.0 is released and installed, and 0.1.0 is what it was."""
    repository(lab)
    released(lab, "0.2.0")
    released(lab, "0.1.0")
    answers = call(lab, INIT, "is_early", [-1], [0], [20])
    if answers != [True, False, False]:
        raise Failed(
            "is_early(-1), is_early(0), is_early(20) to be True, False, False",
            ", ".join(map(str, answers)),
            "before its time: below 0",
        )
    if (
        "is_early"
        not in zipfile.ZipFile(wheel("0.2.0") or "").read("flights_features/__init__.py").decode()
    ):
        raise Failed(
            "is_early() in version 0.2.0",
            "it is not in the published wheel",
            "a new version: commit, then 0.2.1? No: in this lab, start the release again",
        )
    if "0.2.0" not in installed(lab):
        raise Failed(
            "version 0.2.0 in the virtual environment",
            ", ".join(installed(lab)) or "none",
            "pip install --upgrade --index-url …",
        )
