import pytest
from semver import Version


# --8<-- [start:tests]
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("1.9.0", "1.10.0"),
        ("2.0.0-rc.1", "2.0.0"),
        ("2.0.0-rc.2", "2.0.0-rc.10"),
        ("1.99.99", "2.0.0-alpha"),
    ],
)
def test_order(older, newer):
    assert Version.parse(older) < Version.parse(newer)


def test_build_metadata_has_no_rank():
    assert Version.parse("1.4.0+a").compare("1.4.0+b") == 0


def test_a_breaking_change_cannot_hide_in_a_minor():
    wanted = Version.parse("1.4.0")
    assert wanted.is_compatible(Version.parse("1.9.3"))
    assert not wanted.is_compatible(Version.parse("2.0.0"))
    # --8<-- [end:tests]
