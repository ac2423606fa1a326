"""Marp kept warm: one Node process that renders decks for as long as the preview lives.

A new marp-cli takes a second before it reads the first slide; this one has read all but the deck.
"""

import contextlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any

from course.core.problem import Broken, Problem


class Marp:
    """Renders expanded decks beside themselves, exactly as marp-cli does (it is marp-cli)."""

    def __init__(self, root: Path):
        self.root = root
        self.node: subprocess.Popen[str] | None = None
        self.words: IO[str] | None = None  # what Node says, in case it dies
        self.last = ""

    def render(self, files: list[Path]) -> None:
        """Render decks; raise Broken with Marp's own words if it cannot."""
        answer = self.ask([str(file) for file in files])
        if answer["code"] != 0:
            raise self.broken(" / ".join(answer["said"]) or "it does not say why")

    def ask(self, words: list[str]) -> dict[str, Any]:
        """Return the answer of the process, of a new one if it is dead; raise Broken if both
        are.
        """
        answer = self.line(words) if self.node else ""
        answer = answer or self.line(words)
        if not answer:
            raise self.broken(self.last or "Node has ended")
        return dict(json.loads(answer))

    def line(self, words: list[str]) -> str:
        """Return the line that the process answers with; nothing if it has died."""
        node = self.node = self.node or self.started()
        assert node.stdin is not None
        assert node.stdout is not None
        try:
            node.stdin.write(json.dumps(words) + "\n")
            node.stdin.flush()
            answer = node.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self.close()
        return answer

    def started(self) -> "subprocess.Popen[str]":
        """Start Node; it ends by itself when its input does."""
        self.words = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        command = ["node", "course/build/marp.mjs", "slides/marp.config.mjs"]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.root, stdin=pipe, stdout=pipe, stderr=self.words, text=True
        )

    def broken(self, said: str) -> Broken:
        """Return the exception that tells what Marp said."""
        return Broken(Problem("slides/", f"marp-cli could not render: {said}", "make doctor"))

    def close(self) -> None:
        """End the process; what is asked next starts another (which reads the config anew)."""
        if node := self.node:
            self.node = None
            for pipe in filter(None, (node.stdin, node.stdout)):
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
            node.wait()
        if words := self.words:
            self.words = None
            words.seek(0)
            self.last = words.read()[-300:].strip()
            words.close()
