"""Reads a JSON list of `az` command lines (lists of words) on stdin; prints what the real CLI's
parser says of each.

The CLI builds each invocation as it always does and is stopped before it validates or sends
anything. An empty answer: known, complete, nothing deprecated. Run by the Python of this folder's
own environment.
"""

import contextlib
import io
import json
import re
import sys

from azure.cli.core import get_default_cli
from azure.cli.core.commands import AzCliCommandInvoker


class Parsed(SystemExit):
    """Raised where the CLI would begin to validate against the cloud."""


def stop(*_: object) -> None:
    """End the invocation where the parser is done."""
    raise Parsed


AzCliCommandInvoker._validation = stop
AzCliCommandInvoker.resolve_confirmation = lambda *_: None


def told(words: list[str]) -> str:
    """Return what the parser says of one command line: the error, or the deprecations."""
    printed.seek(0)
    printed.truncate()
    with contextlib.suppress(SystemExit):
        get_default_cli().invoke(words)
    text = re.sub(r"\x1b\[[0-9;]*m", "", printed.getvalue())
    lines = [
        re.sub("^(ERROR|WARNING): ", "", line).strip()
        for line in text.splitlines()
        if re.search(r"^ERROR|deprecated|will be removed", line)
    ]
    return " ".join(lines)


printed = io.StringIO()  # one for all: the CLI's log keeps the first that it sees
with contextlib.redirect_stderr(printed), contextlib.redirect_stdout(printed):
    answers = [told(words) for words in json.load(sys.stdin)]
print(json.dumps(answers))
