"""Measured figures may move, words and plain numbers may not."""

import pytest

from course.core import measured
from course.run import session


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("3 layers, 120 MB in 4.1 s", "3 layers,  90 MB in 9.9 s", True),
        ("1.02 GB", "980 MB", True),
        ("120 MB", "121 kB", False),
        ("3 layers, 120 MB", "4 layers, 120 MB", False),
        ("0.02 s", "0.09 s", True),
        ("2 s", "11 s", False),
        ("5.5x faster", "3.1x faster", True),
        ("version 3.12.1 s", "version 3.13.1 s", False),
        ("12 MB", "12 Mb", False),
    ],
)
def test_figures_with_units_may_move_by_the_factor(old: str, new: str, same: bool) -> None:
    assert measured.agree(5, old, new) is same


def test_without_the_directive_nothing_may_move() -> None:
    assert session.parse("x.sh", "true\n").measured == 1
    assert not measured.agree(1, "120 MB", "121 MB")


def test_a_session_says_its_factor() -> None:
    assert session.parse("x.sh", "# measured: 4\ntrue\n").measured == 4
