import pytest

from month_file import month_file


# --8<-- [start:tests]
@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FLIGHTS", str(tmp_path))
    return tmp_path


def test_finds_the_file_of_a_month(folder):
    (folder / "2013-01.csv").write_text("arr_delay\n20\n")
    assert month_file("2013-01").name == "2013-01.csv"


def test_says_which_month_is_missing(folder):
    with pytest.raises(FileNotFoundError, match="2013-02"):
        month_file("2013-02")
    # --8<-- [end:tests]
