"""Sessions: how a script is cut into commands, and what its transcript shows."""

from pathlib import Path

import project
import pytest

from course.core.problem import Broken
from course.run import session


def texts(script: str) -> list[str]:
    return [step.text for step in session.parse("a.sh", script).steps]


def test_commands_of_several_lines_stay_whole() -> None:
    script = (
        "cat <<'EOF'\none\ntwo\nEOF\nfor i in 1 2; do\n  echo $i\ndone\necho a \\\n  b\necho"
        " 'open\nquote'\n"
    )
    assert [text.count("\n") for text in texts(script)] == [3, 2, 1, 1]


def test_directives_and_blank_lines_are_no_steps() -> None:
    loaded = session.parse(
        "a.sh", f"{session.GUARD}\n# continues: b.sh\n# timeout: 9\n\n# a word to readers\ntrue\n"
    )
    assert (loaded.continues, loaded.timeout) == ("b.sh", 9)
    assert [step.text for step in loaded.steps] == ["# a word to readers", "true"]


def test_a_command_that_never_ends_is_named() -> None:
    with pytest.raises(Broken, match=r"a\.sh:2: bash cannot read this command: echo 'open"):
        session.parse("a.sh", "true\necho 'open\n")


def test_transcript_shows_commands_output_and_regions(tmp_path: Path) -> None:
    script = (
        "# --8<-- [start:greet]\necho hello\necho oops >&2\n# --8<-- [end:greet]\nfalse  # exits"
        " 1\necho $?\ncat <<'EOF'\nx\nEOF\n"
    )
    text = project.run(project.tiny(tmp_path, talk_sh=script), "talk.sh").text
    assert (
        text == "$ course play talk.sh\n# --8<-- [start:greet]\n$ echo hello\nhello\n$ echo oops"
        " >&2\noops\n# --8<-- [end:greet]\n$ false  # exits 1\n$ echo $?\n1\n$ cat <<'EOF'\n>"
        " x\n> EOF\nx\n"
    )


def test_a_session_continues_where_another_ended(tmp_path: Path) -> None:
    root = project.tiny(
        tmp_path,
        first_sh="cd /tmp; cd ~; echo kept > file\n",
        then_sh="# continues: first.sh\ncat file\n",
    )
    assert project.run(root, "then.sh").text == "$ course play then.sh\n$ cat file\nkept\n"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            "echo a\nls nothing\n",
            (
                r"snippets/01-tiny/x\.sh:2: `ls nothing` exited with 2 instead of 0; it said: ls:"
                r" cannot access"
            ),
        ),
        ("true  # exits 3\n", r"x\.sh:1: `true  # exits 3` exited with 0 instead of 3"),
        ("exit\necho never\n", r"x\.sh:1: `exit` did not come to its end"),
        (
            "# timeout: 1\necho a\nsleep 60\n",
            r"x\.sh:3: `sleep 60` was stopped: the session took more than 1 s",
        ),
        ("read -r answer\n", r"x\.sh:1: `read -r answer` exited with 1"),
        ('test -n "$TOKEN"\n', r"x\.sh:1: `test -n .* exited with 1"),
    ],
)
def test_a_session_that_fails_says_where_and_where_it_is_shown(
    script: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(Broken, match=message) as caught:
        project.run(project.tiny(tmp_path, x_sh=script), "x.sh")
    assert "shown in: docs/page.md:2" in str(caught.value)
    assert "to mend:" in str(caught.value)
