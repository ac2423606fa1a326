"""Masks: the one table of what varies in outputs from run to run, and what readers see instead.

What can be frozen is frozen in sandbox.py (clock, seeds, ids, identity); only the rest stands here.
"""

import re
from collections.abc import Callable

Seen = str | Callable[[re.Match[str]], str]
MASKS: tuple[tuple[str, Seen, str], ...] = (
    # pattern, what readers see, why it varies
    (r"\x1b\[[0-9;?]*[A-Za-z]", "", "colours and cursor moves of tools that ignore NO_COLOR"),
    (r"(?<= )\[(\d+m)?\d+(\.\d+)?[mµn]?s\]", "[0.1s]", "how long a step took (act)"),
    (
        r"\b(finished|validated|artifacts|cwd) in \d+(\.\d+)? (m?s|min)\b",
        r"\1 in 0.1 s",
        "how long a job took (gitlab-ci-local)",
    ),
    (r"/\.cache/act/[0-9a-f]{16}/", "/.cache/act/0123456789abcdef/", "where act works"),
    (
        r"\bSHA256:[A-Za-z0-9+/]{43}(?![\w+/])",
        "SHA256:" + "0123456789abcdef" * 2 + "0123456789a",
        "fingerprints of keys made in the session (ssh-keygen)",
    ),
    (r"^\S+ +> still running\.\.\.\n", "", "how often gitlab-ci-local says that a job takes long"),
    (r"[ \t]+$", "", "blanks at line ends, which editors strip"),
    (r"(?<= in )\d+\.\d\ds$", "0.01s", "how long pytest took"),
)
BEGIN = r"(?:^|(?<=\x1e))"  # of a line, also of the first one after a session's marker
SPAN = (
    r"(?:[Ll]ess than a second|[Aa]bout an? \w+|\d+ (?:second|minute|hour|day|week|month|year)s?)"
)
DOCKER: tuple[tuple[str, Seen, str], ...] = (
    # the same for sessions that need docker; they say the same with each version of it, and on each
    # machine
    (rf"{BEGIN}#\d+ .*\n\n?", "", "the progress of a build, whose steps run side by side"),
    (
        rf"{BEGIN} (Container|Network|Volume|Image|Service) \S+ +[A-Z].*\n",
        "",
        "the progress of compose, whose services start side by side",
    ),
    (rf"{BEGIN}[0-9a-f]{{12}}: .*\n", "", "the progress of push and pull, layer by layer"),
    (
        r"\b[0-9a-f]{64}\b",
        "0123456789abcdef" * 4,
        "ids and digests: an image knows when it was built",
    ),
    (r"\b[0-9a-f]{12}\b", "0123456789ab", "the same, short"),
    (
        rf"\b{SPAN} ago( {{2,}})?",
        lambda found: "moments ago" + "   " * bool(found[1]),
        "how long ago",
    ),
    (r"\bCREATED {2,}(?=\S)", "CREATED       ", "the width of that column"),
    (rf"\bUp {SPAN}", "Up a moment", "how long a container has been up"),
    (
        r"\b(Up a moment(?: \(.*?\))?|STATUS) {2,}(?=\S)",
        lambda found: found[1].ljust(24),
        "the width of that column",
    ),
    (r"(?<= size: )\d+", "…", "the size of a manifest"),
    (r", (::|\[::\]):\d+->\S+", "", "ports that are also published by IPv6"),
    (r"\b172\.\d+\.0\.", "172.18.0.", "which of its networks Docker takes"),
    (
        r"\b\d\d/[A-Z][a-z]{2}/20\d\d[ :][\d:]{8}",
        "05/Jan/2026 09:00:00",
        "the clock in a container",
    ),
    (r"\b20\d\d-\d\d-\d\dT[\d:]{8}(\.\d+)?Z", "2026-01-05T09:00:00Z", "the clock in a container"),
)
SIZES: tuple[str, Seen, str] = (
    r"\b\d+(\.\d+)?(?=[MG]B\b)",
    "…",
    "sizes: the base image is pulled on one machine and made on another",
)


def mask(text: str, needs: tuple[str, ...] = (), measured: bool = False) -> str:
    """Return the text of an output (of a session with these needs) with all that varies masked;
    sizes stay where they are the point.
    """
    for pattern, seen, _ in (
        *(DOCKER if "docker" in needs else ()),
        *([SIZES] if "docker" in needs and not measured else []),
        *MASKS,
    ):
        text = re.sub(pattern, seen, text, flags=re.MULTILINE)
    return text
