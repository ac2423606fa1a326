"""Measured figures: a session that says `# measured: 5` prints times and sizes, which no two
machines have alike.

Its recording keeps the figures of the machine that made it. The words have to stay, letter for
letter, and so have plain numbers; a figure with a unit may move by that factor, up or down, before
it counts as a change.
"""

import re

UNITS = {
    "B": 1,
    "kB": 1e3,
    "KB": 1e3,
    "MB": 1e6,
    "GB": 1e9,
    "KiB": 2**10,
    "MiB": 2**20,
    "GiB": 2**30,
    "ms": 1e-3,
    "s": 1,
    "x": 1,
    "%": 1,
}
FIGURE = re.compile(
    rf"(?<![\w.])(\d+(?:\.\d+)?) ?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)"
)
SMALLEST = {
    "s": 0.1,
    "x": 0.1,
    "%": 1.0,
    "B": 1e5,
}  # below this, figures are noise and count as equal


def figures(text: str) -> list[tuple[float, str]]:
    """Return the figures of a text with their kind: seconds (s), bytes (B), ratios (x), percents
    (%).
    """
    kinds = {"ms": "s", "s": "s", "x": "x", "%": "%"}
    return [
        (float(number) * UNITS[unit], kinds.get(unit, "B")) for number, unit in FIGURE.findall(text)
    ]


def agree(factor: float, old: str, new: str) -> bool:
    """Return whether two outputs say the same but for figures that differ by no more than a
    factor.
    """
    words = [re.sub(r"[ \t]+", " ", FIGURE.sub("#", text)) for text in (old, new)]
    if words[0] != words[1]:
        return False
    return all(
        max(before, now) <= factor * max(min(before, now), SMALLEST[kind])
        for (before, kind), (now, _) in zip(figures(old), figures(new), strict=True)
    )
