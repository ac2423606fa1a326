"""The built site: links, anchors, images, alternative texts and downloads resolve; no other host is
asked.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import browser
import pytest
from bs4 import BeautifulSoup, Tag

from course import ROOT
from course.rules import deck
from course.run import recording

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "link": "href",
    "video": "src",
    "audio": "src",
    "object": "data",
}
GOES = {"a": "href", **LOADS}
RELATIONS_THAT_LOAD = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@cache
def tree(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(path: Path) -> set[str]:
    return {str(tag[name]) for name in ("id", "name") for tag in tree(path).select(f"[{name}]")}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def addresses(page: Path) -> Iterator[tuple[Tag, str]]:
    for tag, attribute in GOES.items():
        for element in tree(page).find_all(tag):
            if value := element.get(attribute):
                yield element, str(value)


def loads(element: Tag) -> bool:
    """Whether a browser fetches what this element names by itself."""
    return element.name in LOADS and (
        element.name != "link" or bool(RELATIONS_THAT_LOAD & set(element.get("rel") or []))
    )


def broken(site: Path, page: Path, address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    base = site if parts.path.startswith("/") else page.parent
    target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.exists():
        return "does not exist"
    is_slide_number = target.parent.name == "slides" and parts.fragment.isdigit()
    if (
        parts.fragment
        and target.suffix == ".html"
        and not is_slide_number
        and unquote(parts.fragment) not in anchors(target)
    ):
        return f"has no place named '{parts.fragment}'"
    return None


def test_links_resolve(built: Path) -> None:
    found = [
        f"{page.relative_to(built)}: {address} {problem}"
        for page in pages(built)
        for element, address in addresses(page)
        if page.name != "404.html" and (problem := broken(built, page, address))
    ]
    assert not found, "\n" + "\n".join(found)


def test_images_have_alternative_texts(built: Path) -> None:
    found = [
        f"{page.relative_to(built)}: {str(image.get('src', ''))[:60]}"
        for page in pages(built)
        for image in tree(page).find_all("img")
        if not image.get("alt") and image.find_parent(class_="md-logo") is None
    ]
    assert not found, "\n" + "\n".join(found)


def test_pages_ask_no_other_host(built: Path) -> None:
    found = [
        f"{page.relative_to(built)}: loads {address}"
        for page in pages(built)
        for element, address in addresses(page)
        if loads(element) and urlsplit(address).netloc
    ]
    for sheet in built.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8").replace(" ", "")
        found += [
            f"{sheet.relative_to(built)}: loads from another host"
            for mark in ("url(http", 'url("http', "url('http", "@importhttp")
            if mark in text
        ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.skipif(not browser.path(), reason="needs Chromium: see `make doctor`")
def test_browser_asks_no_other_host_and_finds_no_error_in_light_and_dark(built: Path) -> None:
    asked, errors = [], []
    with browser.served(built) as address, browser.launched() as chromium:
        page = chromium.new_page(color_scheme="light")
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on(
            "response",
            lambda response: (
                errors.append(f"{page.url}: {response.status} {response.url}")
                if response.status >= 400
                else None
            ),
        )
        for path in pages(built):
            page.goto(f"{address}/{path.relative_to(built)}")
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                page.evaluate("document.fonts.ready.then(() => true)")
    outside = {url for url in asked if not url.startswith((address, "data:", "blob:"))}
    assert not outside
    assert not [error for error in errors if "404.html" not in error]


@pytest.mark.parametrize("name", [d.stem for d in deck.decks(ROOT)])
def test_deck_is_where_it_is_promised(name: str, built: Path) -> None:
    assert (built / "slides" / f"{name}.html").exists()
    assert f"slides/{name}.html" in (built / "modules" / name / "index.html").read_text()


def test_notebooks_are_pages(built: Path) -> None:
    for notebook in recording.notebooks(ROOT):
        page = (
            built
            / "notebooks"
            / f"{notebook.parent.name[:2]}-{notebook.stem.replace('_', '-')}"
            / "index.html"
        )
        assert page.exists(), notebook
