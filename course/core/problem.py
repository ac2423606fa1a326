"""A problem: what is wrong, where, where readers see it, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the course's content, told to the person who can mend it.

    where: "file:line" (or "file"), relative to the checkout.
    what:  one sentence, what is wrong.
    mend:  what to do, a command where there is one.
    shown: the places, "file:line" each, where readers see the thing.
    """

    where: str
    what: str
    mend: str = ""
    shown: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}"]
        if self.shown:
            lines.append("    shown in: " + ", ".join(self.shown))
        if self.mend:
            lines.append("    to mend:  " + self.mend)
        return "\n".join(lines)


class Broken(Exception):
    """Raised where work cannot go on; carries the problem for the person."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem
