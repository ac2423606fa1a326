"""The command: whatever ends a verb, nobody gets a traceback."""

import sys

import pytest

from course import ROOT, cli, gates
from course.core.problem import Broken, Problem
from course.rules import check


def ended(error: Exception, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return with what `course check` ends when a check raises an error."""

    def problems(_: object) -> None:
        raise error

    monkeypatch.setattr(check, "problems", problems)
    monkeypatch.setattr(gates, "problems", lambda _: [])
    monkeypatch.setattr(sys, "argv", ["course", "check"])
    with pytest.raises(SystemExit) as caught:
        cli.run()
    return caught.value.code


def test_a_mistake_in_the_content_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(Broken(Problem("a.yml:2", "is no YAML", "mend it")), monkeypatch) == 1
    assert capsys.readouterr().err == "\na.yml:2: is no YAML\n    to mend:  mend it\n"


def test_a_mistake_of_ours_says_so_and_keeps_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = str(ended(KeyError("slug"), monkeypatch))
    assert "KeyError: 'slug'\nThis is a bug of the course's machinery and not yours" in told
    assert "Traceback" not in told + capsys.readouterr().err
    kept = (ROOT / "build" / "crash.txt").read_text()
    assert kept.startswith("course check\n")
    assert "Traceback" in kept
