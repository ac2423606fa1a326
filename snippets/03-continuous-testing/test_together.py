import csv

from features import late_share


def test_share_of_a_file(tmp_path):
    path = tmp_path / "2013-01.csv"
    path.write_text("origin,arr_delay\nEWR,33\nJFK,-13\n")
    # --8<-- [start:body]
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert late_share(rows) == 0.5
    # --8<-- [end:body]
