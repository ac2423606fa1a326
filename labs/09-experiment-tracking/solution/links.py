"""What a run is linked to: the code, the data and the environment."""

import hashlib
import subprocess
from importlib.metadata import version
from pathlib import Path
from platform import python_version


def git_commit() -> str:
    """Return the commit that the code here is at, with "-dirty" if a file that Git knows has changed since."""
    return subprocess.check_output(["git", "describe", "--always", "--abbrev=40", "--dirty"], text=True).strip()


def sha256(file: Path) -> str:
    """Return the digest of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def environment() -> str:
    """Return the versions that a number depends on, one a line."""
    libraries = [f"{name}=={version(name)}" for name in ("numpy", "pandas", "scikit-learn", "scipy")]
    return "\n".join([f"python=={python_version()}", *libraries]) + "\n"


if __name__ == "__main__":
    print(environment(), end="")
