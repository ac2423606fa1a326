"""Masks: the one table of what varies in outputs from run to run, and what readers see instead.

What can be frozen is frozen in sandbox.py (clock, seeds, ids, identity); only the rest stands here.
"""

import re

MASKS: tuple[tuple[str, str, str], ...] = (
    # pattern, what readers see, why it varies
    (r"\x1b\[[0-9;?]*[A-Za-z]", "", "colours and cursor moves of tools that ignore NO_COLOR"),
    (r"[ \t]+$", "", "blanks at line ends, which editors strip"),
)
_TABLE = [(re.compile(pattern, re.MULTILINE), seen) for pattern, seen, _ in MASKS]


def mask(text: str) -> str:
    """Return the text of an output with everything that varies masked."""
    for pattern, seen in _TABLE:
        text = pattern.sub(seen, text)
    return text
