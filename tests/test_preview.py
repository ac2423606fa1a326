"""The live preview: a change to a snippet, a page or a deck reaches the screen, and a mistake does not end it."""

import re
from pathlib import Path

import project
import pytest

from course import preview

PAGE = "docs/modules/07-data-versioning.md"
TRANSCRIPT = "snippets/07-data-versioning/track.out"


def test_a_change_is_seen_and_a_mistake_is_survived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project.buildable(tmp_path)
    shown = preview.Preview(root)
    page, deck = shown.folder / "modules/07-data-versioning/index.html", shown.folder / "slides/07-data-versioning.html"
    other, index = shown.folder / "modules/09-experiment-tracking/index.html", shown.folder / "search/search_index.json"
    shown.build()
    made = [path.stat().st_mtime_ns for path in (deck, other)]
    found = index.stat().st_size

    (root / PAGE).write_text((root / PAGE).read_text().replace("# Data versioning", "# Data versioning anew", 1))
    shown.build()
    assert "Data versioning anew" in page.read_text()
    assert page.read_text().count("Experiment tracking") >= 2, "the menu still has the titles of the pages that were not built again"
    assert [path.stat().st_mtime_ns for path in (deck, other)] == made, "what shows nothing that has changed is not made again"
    assert index.stat().st_size == found, "the search still knows all pages"

    transcript = root / TRANSCRIPT
    transcript.write_text(transcript.read_text().replace("$ dvc add", "$ dvc put", 1))
    shown.build()
    assert "dvc put" in deck.read_text()
    assert "dvc put" in re.sub("<[^>]+>", "", page.read_text())

    transcript.write_text("$ bash track.sh\n")
    shown.build()
    said = capsys.readouterr().out
    assert "Traceback" not in said
    assert "which has no such closed region" in said
