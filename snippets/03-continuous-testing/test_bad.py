from unittest.mock import patch

import punctuality

ROWS = [{"arr_delay": d} for d in (20, 15, 14, -5)]


# --8<-- [start:tests]
def test_1():
    with patch("punctuality._late", return_value=[1, 2]) as late:
        assert punctuality.late_share(ROWS) == 0.5
    late.assert_called_once_with(ROWS)


def test_2():
    expected = len(punctuality._late(ROWS)) / len(ROWS)
    assert punctuality.late_share(ROWS) == expected
    # --8<-- [end:tests]
