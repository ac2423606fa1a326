"""The doctor: what a machine lacks for building, testing and exporting, and how to get it.

It is the only list of the system's packages. `python3 -m course.doctor --install` gets what can be
had, before there is any environment: `make test` calls it first, so do the workflows.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Need:
    """A program (any of `names`), what it is for, and how to get it on Debian and Ubuntu, and
    elsewhere.
    """

    names: tuple[str, ...]
    purpose: str
    debian: str
    elsewhere: str

    @property
    def found(self) -> str | None:
        """The path of the program on this machine, or None."""
        if self.names == ("bwrap",):
            from course.run import sandbox  # here, since they need the course's environment

            return sandbox.bubblewrap()
        if self.names == ("docker",):
            from course.run import engine

            return (
                None
                if engine.lacking()
                else shutil.which("docker") or "brought up by the tests from Debian's packages"
            )
        return next((path for name in self.names if (path := shutil.which(name))), None)

    @property
    def how(self) -> str:
        """The command that gets it on this machine."""
        return f"apt-get install {self.debian}" if shutil.which("apt-get") else self.elsewhere


NEEDS = (
    Need(("git",), "every session", "git", "https://git-scm.com/downloads"),
    Need(("node",), "decks and figures (20 or newer)", "nodejs npm", "https://nodejs.org"),
    Need(
        ("git-lfs",),
        "the sessions of module 7 that compare DVC with Git LFS",
        "git-lfs",
        "brew install git-lfs",
    ),
    Need(
        ("svn",),
        "the session of module 2 that sets Subversion beside Git",
        "subversion",
        "brew install subversion",
    ),
    Need(
        ("rsync",), "gitlab-ci-local, which runs GitLab's pipelines", "rsync", "brew install rsync"
    ),
    Need(("gh",), "sessions that talk to a stand-in of GitHub", "gh", "https://cli.github.com"),
    Need(("nginx",), "the session of module 10 with a proxy", "nginx", "brew install nginx"),
    Need(
        ("prometheus",),
        "the sessions of module 11 that scrape a service and test alert rules",
        "prometheus",
        "https://prometheus.io/download/",
    ),
    Need(("curl",), "sessions that wait for a service", "curl", "brew install curl"),
    Need(
        ("chromium", "chromium-browser", "google-chrome", "Google Chrome"),
        "the tests of slides and pages, and make export",
        "chromium",
        "install Chromium or Chrome, and set CHROME_PATH",
    ),
    Need(
        ("firefox-esr", "firefox"),
        "the test of live code in Firefox",
        "firefox-esr",
        "https://www.mozilla.org/firefox/",
    ),
    Need(
        ("bwrap",),
        "the isolation of snippets: no network, no writing outside",
        "bubblewrap",
        "Linux only; elsewhere snippets run without isolation, and CI is the judge",
    ),
    Need(
        ("docker",),
        "sessions that build and run containers",
        "docker.io",
        "https://docs.docker.com/get-started/get-docker/, and start it",
    ),
)


def missing() -> list[Need]:
    """Return what this machine lacks."""
    return [need for need in NEEDS if not need.found]


def install() -> None:
    """Install what is not on this machine, where that can be done: as root on Debian or Ubuntu. An
    engine comes with the tests.
    """
    absent = [
        need
        for need in NEEDS
        if need.names != ("docker",) and not any(map(shutil.which, need.names))
    ]
    if not absent or not shutil.which("apt-get") or not is_root():
        return
    names = [name for need in absent for name in need.debian.split()]
    print(f"installing {', '.join(names)} …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    subprocess.run(["apt-get", *wait, "update", "-qq"], **quiet)  # type: ignore[call-overload]
    subprocess.run(
        ["apt-get", *wait, "install", "-y", "-qq", "--no-install-recommends", *names], **quiet
    )  # type: ignore[call-overload]


def is_root() -> bool:
    """Return whether this process may install packages of the system."""
    return (
        sys.platform == "linux"
        and subprocess.run(["id", "-u"], capture_output=True, text=True).stdout.strip() == "0"
    )


def report() -> bool:
    """Print what is there and what is missing; return whether all is there."""
    for need in NEEDS:
        found = need.found
        print(
            f"{'ok     ' if found else 'MISSING'} {need.names[0]:10}"
            f" {found or 'for ' + need.purpose}"
        )
        if not found:
            print(f"        to get it: {need.how}")
    return not missing()


if __name__ == "__main__":
    if sys.argv[1:] != ["--install"]:
        sys.exit("usage: python3 -m course.doctor --install  (to see what is missing: make doctor)")
    install()
