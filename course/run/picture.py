"""Pictures of programs that a session serves: taken by `course-picture` (guest/ci/), kept in
docs/assets/pictures/.

Pixels differ from browser to browser, so a picture is judged by the words that it shows: they stand
in the session's recording. A picture is taken anew by `make outputs` when its words have changed,
or when its file was deleted.
"""

import re
from pathlib import Path

NAME = re.compile(r"^([\w-]+\.png) shows: ", re.MULTILINE)


def taken(recording: Path, text: str, home: Path) -> dict[Path, bytes]:
    """Return the pictures that a run took (text: its transcript; home: its home), by where they
    belong.
    """
    folder = recording.parents[2] / "docs" / "assets" / "pictures" / recording.parent.name
    return {folder / name: (home / "pictures" / name).read_bytes() for name in NAME.findall(text)}


def differs(path: Path, data: bytes) -> bool:
    """Return whether a picture is not what a run made: of a drawing by its bytes, of one from a
    browser only if it is missing.
    """
    return not path.exists() or (path.suffix == ".svg" and path.read_bytes() != data)
