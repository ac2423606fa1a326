"""The live preview: a change reaches what shows it, and open browsers; a mistake ends nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import browser
import project
import pytest
from playwright.sync_api import Page

from course.build import preview, screen, shown, site, watch
from course.core.problem import Broken

SLUG = "07-data-versioning"
PAGE, DECK = f"docs/modules/{SLUG}.md", f"slides/{SLUG}.md"
TRANSCRIPT, LIVE = f"snippets/{SLUG}/track.out", f"snippets/{SLUG}/content_store.py"
SLIDE = 12
TEXT = "() => document.querySelector('article, svg[data-marpit-svg]').parentElement.textContent"
ACTIVE = (
    "[...document.querySelectorAll('.bespoke-marp-slide')]"
    ".findIndex((slide) => slide.matches('.bespoke-marp-active'))"
)


@contextmanager
def built(folder: Path, looks_on: screen.Screen | None = None) -> Iterator[preview.Preview]:
    made = preview.Preview(project.buildable(folder), looks_on)
    try:
        made.build()
        yield made
    finally:
        made.close()


def edit(made: preview.Preview, path: str, old: str, new: str) -> None:
    """Save a file with one change, and let it be followed."""
    text = (made.root / path).read_text()
    assert old in text, f"{path}: the test edits what is not there"
    (made.root / path).write_text(text.replace(old, new, 1))
    made.change({path})


def differing(made: preview.Preview) -> list[str]:
    """Return the pages, decks and search index that a full build makes otherwise."""
    full = site.make(made.root)
    paths = [
        *full.rglob("*.html"),
        *(full / "slides").glob("*.md"),
        full / "search" / "search_index.json",
    ]
    names = sorted(path.relative_to(full).as_posix() for path in paths)
    others = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.html")}
    assert others == {name for name in names if name.endswith(".html")}
    return [
        name for name in names if (made.folder / name).read_bytes() != (full / name).read_bytes()
    ]


def test_what_changes_are_the_files_of_a_full_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with built(tmp_path) as made:
        page, deck = made.folder / f"modules/{SLUG}/index.html", made.folder / f"slides/{SLUG}.html"
        other = made.folder / "modules/09-experiment-tracking/index.html"
        before = [path.stat().st_mtime_ns for path in (deck, other)]

        edit(made, PAGE, "A release", "A published release")
        assert "A published release" in page.read_text()
        assert [path.stat().st_mtime_ns for path in (deck, other)] == before, (
            "what shows nothing of it is not made again"
        )

        edit(made, DECK, "A branch moves on", "A branch goes on")
        edit(made, TRANSCRIPT, "$ dvc add", "$ dvc put")
        assert "dvc put" in deck.read_text()
        assert "dvc put" in re.sub("<[^>]+>", "", page.read_text())

        edit(made, LIVE, "UA", "UAL")
        edit(made, "labs/07-data-versioning/README.md", "\n\n", "\n\nNew words.\n\n")
        edit(made, PAGE, "# Data versioning", "# Data versioning anew")
        assert page.read_text().count("Data versioning anew") > 1, (
            "its own menu has the new title at once"
        )
        made.settle()
        assert "Data versioning anew" in other.read_text(), (
            "that of the other pages has it once there is time"
        )

        capsys.readouterr()
        edit(made, PAGE, "track.out:init", "track.out:inti")
        edit(made, DECK, "track.out:add", "trakc.out:add")
        said = capsys.readouterr().out
        assert re.search(rf"{PAGE}:\d+: includes region 'inti'", said)
        assert re.search(rf"{DECK}:\d+: includes .*trakc.out, which does not exist", said)
        assert said.count("to mend: ") == 2, "each mistake is told once"
        edit(made, "mkdocs.yml", "plugins:", "plugins: [")
        wrong = capsys.readouterr().out
        assert re.search(r"^mkdocs.yml:\d+: ", wrong, re.MULTILINE)
        assert "Traceback" not in said + wrong
        assert "Data versioning anew" in page.read_text(), "what was shown before stays"

        edit(made, "mkdocs.yml", "plugins: [", "plugins:")
        edit(made, PAGE, "track.out:inti", "track.out:init")
        edit(made, DECK, "trakc.out:add", "track.out:add")
        made.settle()
        assert not differing(made)


def reads(page: Page, text: str) -> None:
    """Wait until a page shows a text."""
    page.wait_for_function(f"text => ({TEXT})().includes(text)", arg=text, polling=20)


@pytest.mark.skipif(not browser.path(), reason="needs Chromium: see `make doctor`")
def test_an_open_browser_is_mended_where_it_is(tmp_path: Path) -> None:
    server = screen.Server(tmp_path / "build" / "preview", 0)
    with built(tmp_path, server) as made, browser.launched() as chromium:
        address = server.start()
        page, deck = chromium.new_page(), chromium.new_page()
        page.goto(f"{address}/modules/{SLUG}/")
        deck.goto(f"{address}/slides/{SLUG}.html#{SLIDE}")
        page.evaluate("scrollTo({ top: 4000, behavior: 'instant' })")
        scroll, buttons = page.evaluate("scrollY"), page.locator("pre > .md-code__nav").count()
        for tab in (page, deck):
            tab.evaluate("window.same = true")

        edit(made, TRANSCRIPT, "$ dvc add", "$ dvc put")
        for tab in (page, deck):
            reads(tab, "dvc put")
        edit(made, LIVE, "UA", "UAL")
        for tab in (page, deck):
            reads(tab, "UAL,EWR")
            tab.wait_for_function(
                "() => document.querySelectorAll('.live:not(.is-live)').length === 0"
            )
            assert tab.locator(".live").count() == tab.locator(".live-bar").count(), (
                "each cell has its buttons, once"
            )
        edit(made, PAGE, "# Data versioning\n", "# Data versioning anew\n\n```bash\nls\n```\n")
        reads(page, "Data versioning anew")
        assert page.title().startswith("Data versioning anew")
        assert page.locator("pre > .md-code__nav").count() == buttons + 1, (
            "a new block of code can be copied"
        )
        assert page.evaluate("scrollY") - scroll < 400, "only by what has come above"
        for tab in (page, deck):
            assert tab.evaluate("window.same"), "it was not loaded again"
            fresh = chromium.new_page()
            fresh.goto(tab.url)
            fresh.wait_for_load_state("networkidle")
            texts = ["".join(each.evaluate(TEXT).split()) for each in (tab, fresh)]
            assert texts[0] == texts[1], "it shows what a newly loaded one shows"
        assert deck.evaluate(f"() => {ACTIVE}") == SLIDE - 1

        edit(
            made,
            DECK,
            "\n---\n\n<!-- header: Git recap -->",
            "\n---\n\n# A new slide\n\n---\n\n<!-- header: Git recap -->",
        )
        deck.wait_for_function("() => !window.same", polling=20)
        reads(deck, "A new slide")
        deck.wait_for_function(f"() => {ACTIVE} === {SLIDE - 1}")
        server.stop()


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    taken = screen.Server(tmp_path, 0)
    with pytest.raises(Broken, match=rf"127.0.0.1:{taken.server_port}: .*\n.*make serve PORT="):
        preview.serve(tmp_path, taken.server_port)
    assert not (tmp_path / "build").exists()
    taken.server_close()


def test_a_save_is_noticed_however_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "docs" / "new").mkdir(parents=True)
    watcher = watch.Watcher(tmp_path, ("docs", "mkdocs.yml"))
    page, part = tmp_path / "docs" / "page.md", tmp_path / "docs" / "page.md.part"
    page.write_text("one")
    assert watcher.wait(30) == {"docs/page.md"}
    part.write_text("two")
    part.rename(page)
    assert "docs/page.md" in watcher.wait(30)
    (tmp_path / "other").write_text("three")
    (tmp_path / "mkdocs.yml").write_text("four")
    assert watcher.wait(30) == {"mkdocs.yml"}
    watcher.stop()


def test_a_change_is_followed_to_all_that_shows_it(tmp_path: Path) -> None:
    root = project.tiny(tmp_path, script_py="print(1)\n")
    (root / "slides" / "deck.md").write_text('--8<-- "docs/page.md"\n')
    (root / "docs" / "other.md").write_text("nothing\n")
    found = shown.Shown(root)
    for path in (
        "docs/page.md",
        "snippets/01-tiny/script.out",
        "snippets/01-tiny/script.py",
        "snippets/01-tiny/script.chart.svg",
    ):
        assert found.reached({path}) == {"docs/page.md", "slides/deck.md"}, path
    assert found.reached({"snippets/01-tiny/script2.py"}) == set()
    (root / "docs" / "page.md").write_text("no more\n")
    found.read("docs/page.md")
    assert found.reached({"snippets/01-tiny/script.py"}) == set()
