import hashlib

import pytest


# --8<-- [start:tests]
def address(content: bytes) -> str:
    return hashlib.md5(content).hexdigest()


@pytest.mark.parametrize("content", [b"", b"late\n", b"\0" * 1000])
def test_equal_bytes_have_one_address(content):
    assert address(content) == address(bytes(content))


def test_a_windows_line_end_makes_another_version():
    assert address(b"late\n") != address(b"late\r\n")


# --8<-- [end:tests]
