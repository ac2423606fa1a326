"""The policy of the built site: every page has one, it names each inline script, and common hosts
can send it.
"""

from pathlib import Path

from course.live import policy


def page(folder: Path, name: str, html: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<!doctype html><html><head><title>x</title></head><body>{html}</body></html>")
    return path


def test_every_page_has_a_policy_before_its_first_script(built: Path) -> None:
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert html.count(policy.MARK) == 1, path
        assert html.index(policy.MARK) < html.find("<script"), path
        missing = [
            digest for digest in policy.hashes(html) if digest not in html[: html.index("<script")]
        ]
        assert not missing, path


def test_an_inline_script_is_named_and_data_is_not() -> None:
    # RFC: the hash of `alert(1)` as https://www.w3.org/TR/CSP3/ computes it, base64 of SHA-256
    assert policy.hashes("<script>alert(1)</script>") == {
        "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    }
    assert not policy.hashes(
        '<script src="x.js"></script><script type="application/json">{}</script>'
    )


def test_only_pages_with_cells_get_the_script(tmp_path: Path) -> None:
    with_cell, without = (
        page(tmp_path, "a/b/index.html", '<div class="live"></div>'),
        page(tmp_path, "c.html", "words"),
    )
    policy.finish(tmp_path)
    policy.finish(tmp_path)
    assert (
        with_cell.read_text().count('<script defer src="../../assets/live/cell.js"></script>') == 1
    )
    assert "cell.js" not in without.read_text()
    assert without.read_text().count(policy.MARK) == 1


def test_hosts_get_the_same_headers(tmp_path: Path) -> None:
    page(tmp_path, "c.html", "<script>alert(1)</script>")
    policy.finish(tmp_path)
    files = [
        (tmp_path / name).read_text() for name in ("_headers", ".htaccess", "headers-nginx.conf")
    ]
    for text in files:
        for part in (
            "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
            "frame-ancestors 'self'",
            "default-src 'none'",
            *policy.HEADERS,
            *policy.HEADERS.values(),
        ):
            assert part in text
