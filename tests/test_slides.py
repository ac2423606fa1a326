"""Slides fit: measured in Chromium, at 1280 x 720, as the room sees them."""

from pathlib import Path

import browser
import pytest

from course import ROOT
from course.rules import deck

pytestmark = pytest.mark.skipif(not browser.path(), reason="needs Chromium: see `make doctor`")

BODY, CODE, SMALL, FOOT = 28, 20, 18, 668  # px at 1280 x 720
# Bespoke, Marp's viewer, shows one slide at a time; laid out one below the other, each has its real
# size.
ALL_SLIDES = """svg[data-marpit-svg] { display: block !important; position: static !important;
  width: 1280px !important; height: 720px !important; visibility: visible !important;
  opacity: 1 !important; content-visibility: visible !important }"""
MEASURE = browser.script("slides.js")


def measured(deck_page: Path) -> list[tuple[int, str]]:
    """Return what does not fit in a rendered deck: the slide's number (from 0) and what is
    wrong.
    """
    with browser.launched() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 720})
        page.goto(deck_page.as_uri())
        page.add_style_tag(content=ALL_SLIDES)
        page.evaluate("document.body.offsetHeight && document.fonts.ready.then(() => true)")
        return [
            (number, text)
            for number, text in page.evaluate(
                MEASURE, {"body": BODY, "code": CODE, "small": SMALL, "foot": FOOT}
            )
        ]


@pytest.mark.parametrize("name", [d.stem for d in deck.decks(ROOT)])
def test_slides_fit(name: str, rendered: Path) -> None:
    sources = deck.slides(ROOT, ROOT / "slides" / f"{name}.md")
    found = measured(rendered / f"{name}.html")
    problems = "\n".join(
        f"{sources[number].where} (slide {number + 1}): {text}" for number, text in found
    )
    assert not problems, f"\n{problems}"


def test_a_slide_too_full_is_told(tmp_path: Path) -> None:
    """What the measure must see: text beyond the slide, code cut at its right, letters too
    small.
    """
    wide = "```python\n" + "x = 1  # " + "wide " * 40 + "\n```"
    small = '<p style="font-size:12px">Nobody can read this.</p>'
    low = '<p style="position:absolute;top:620px;left:72px;height:72px">Behind the footer.</p>'
    cell = (
        '<div class="live"><div class="live-code">\n\n```python\n'
        + "x = 1\n" * 14
        + '```\n\n</div><div class="live-out"><pre>y\ny\ny\ny</pre></div></div>'
    )
    tiny = '<pre style="font-size:12px"><code style="font-size:12px">x = 1</code></pre>'
    slides = [
        "# Full\n\n" + "A line of words.\n\n" * 30,
        f"# Wide\n\n{wide}",
        f"# Small\n\n{small}",
        f"# Low\n\n{low}",
        f"# Live\n\n{cell}",
        "# Fits\n\nGood.",
        f"# Tiny\n\n{tiny}",
    ]
    source = tmp_path / "deck.md"
    source.write_text(
        "---\nmarp: true\ntheme: course\npaginate: true\n---\n\n" + "\n\n---\n\n".join(slides)
    )
    deck.render(ROOT, [source])
    found = measured(source.with_suffix(".html"))
    assert {number for number, _ in found} == {0, 1, 2, 3, 4, 6}
    told = "\n".join(f"{number} {text}" for number, text in found)
    assert "0 p is" in told
    assert "px beyond the slide" in told
    assert "3 p runs 24 px into the footer: Behind the footer." in told
    assert "4 live-out shows less than it has: y" in told
    assert "2 text of 12 px, at least 28: Nobody can read this." in told
    assert "6 text of 12 px, at least 20: x = 1" in told
