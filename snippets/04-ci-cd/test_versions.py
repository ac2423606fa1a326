import pytest
from packaging.version import Version


# --8<-- [start:tests]
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("0.9.0", "0.10.0"),  # numbers, not letters
        ("1.0.0rc1", "1.0.0"),  # a candidate comes before its release
        ("1.0.0.dev3", "1.0.0rc1"),
        ("1.0.0", "1.0.0.post1"),
    ],
)
def test_pip_takes_the_newer_one(older, newer):
    assert Version(older) < Version(newer)


def test_letters_would_sort_otherwise():
    assert "0.10.0" < "0.9.0"


# --8<-- [end:tests]
