"""`gh` in a session: the real CLI, against a stand-in of GitHub's REST API on loopback."""

import shutil
from pathlib import Path

import project
import pytest

from course.core.problem import Broken

pytestmark = pytest.mark.skipif(not shutil.which("gh"), reason="needs gh: see `make doctor`")

START = 'eval "$(course-github octo/flights)"\n'
COMMENT = """
pull="-f title=Retrain -f head=retrain -f base=main -f sha=0123abc"
gh api repos/octo/flights/pulls $pull --jq .number
gh api repos/octo/flights/commits/0123abc/pulls --jq '.[].number'
echo "AUC 0.67" > report.md
gh api repos/octo/flights/issues/1/comments -F body=@report.md --jq .html_url
gh api -X PATCH repos/octo/flights/issues/comments/1 -f body="AUC 0.68" --jq .body
gh api repos/octo/flights/issues/1/comments --jq 'map(.body)'
gh api repos/octo/flights/issues/7/comments -f body=lost  # exits 1
gh api repos/octo/flights/releases  # exits 1
"""


def test_a_report_is_posted_on_a_pull_request(tmp_path: Path) -> None:
    text = project.run(project.tiny(tmp_path / "a", x_sh=START + COMMENT), "x.sh").text
    assert text == project.run(project.tiny(tmp_path / "b", x_sh=START + COMMENT), "x.sh").text
    assert "https://github.com/octo/flights/pull/1#issuecomment-1" in text
    assert '["AUC 0.68"]' in text
    assert (
        "the stand-in of GitHub knows nothing of POST /api/v3/repos/octo/flights/issues/7/comments"
        " (HTTP 404)" in text
    )
    assert (
        "the stand-in of GitHub knows nothing of GET /api/v3/repos/octo/flights/releases (HTTP 404)"
        in text
    )


def test_an_option_that_gh_does_not_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        Broken,
        match=r"x\.sh:2: `gh api repos/octo/flights --quite` exited with 1.*unknown flag: --quite",
    ):
        project.run(
            project.tiny(tmp_path, x_sh=START + "gh api repos/octo/flights --quite\n"), "x.sh"
        )
