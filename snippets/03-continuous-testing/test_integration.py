from features import late_share
from read_month import read_month


def test_share_of_a_file(tmp_path):
    path = tmp_path / "2013-01.csv"
    path.write_text("origin,arr_delay\nEWR,33\nJFK,-13\n")
    assert late_share(read_month(path)) == 0.5
