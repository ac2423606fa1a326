"""Pictures of what a session serves: taken in Chromium, judged by their words."""

from pathlib import Path

import browser
import project
import pytest

from course.core.problem import Broken
from course.run import picture

pytestmark = pytest.mark.skipif(browser.path() is None, reason="needs Chromium: see `make doctor`")

SERVE = """# timeout: 300
mkdir web && echo '{page}' > web/index.html
python -m http.server -d web 8000 > log 2>&1 & server=$!
while ! curl -s -o page localhost:8000; do :; done
course-picture http://localhost:8000 seen.png {options}
kill $server
"""
PAGE = (
    '<button onclick="this.replaceWith(new Date().toISOString())">when</button><button'
    ' aria-label="Close" onclick="this.remove()">ad</button><p>run {run} took {time}</p>'
)


def session(page: str, options: str) -> str:
    return SERVE.format(page=page, options=options)


def test_a_picture_is_taken_and_said_in_words_that_do_not_vary(tmp_path: Path) -> None:
    texts = []
    for number, page in enumerate(
        (
            PAGE.format(run="0123456789abcdef" * 2, time="1.5s"),
            PAGE.format(run="f" * 32, time="23ms"),
        )
    ):
        run = project.run(
            project.tiny(
                tmp_path / str(number),
                x_sh=session(page, "--click when --click Close --wait took --size 800x400"),
            ),
            "x.sh",
        )
        texts.append(run.text.partition("seen.png shows: ")[2])
        recording = tmp_path / str(number) / "snippets" / "01-tiny" / "x.out"
        ((path, png),) = picture.taken(recording, run.text, run.home).items()
        assert (
            path == tmp_path / str(number) / "docs" / "assets" / "pictures" / "01-tiny" / "seen.png"
        )
        assert png.startswith(b"\x89PNG")
        assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1600, 800)
    assert (
        texts[0] == texts[1] == "2026-01-05T09:03:00.000Z | run id took a moment\n$ kill $server\n"
    )


def test_a_text_that_never_comes_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        Broken, match=r"x\.sh:5: `course-picture .*` exited with 1.*Timeout 1000ms exceeded.*lost"
    ):
        project.run(
            project.tiny(tmp_path, x_sh=session("<p>here</p>", "--wait lost --patience 1")), "x.sh"
        )
