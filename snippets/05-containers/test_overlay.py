from overlay import GONE, read

# --8<-- [start:tests]
import pytest


def test_the_top_layer_wins():
    assert read("/a", [{"/a": "old"}, {"/a": "new"}]) == "new"


def test_a_whiteout_hides_what_is_below():
    with pytest.raises(FileNotFoundError):
        read("/a", [{"/a": "old"}, {"/a": GONE}])


def test_a_file_can_come_back_above_a_whiteout():
    assert read("/a", [{"/a": "old"}, {"/a": GONE}, {"/a": "new"}]) == "new"
    # --8<-- [end:tests]
