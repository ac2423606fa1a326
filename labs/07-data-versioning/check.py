"""The checks of lab 07: what Git and DVC hold is compared with the flights that the course itself
has.
"""

import configparser
import csv
import hashlib
import io
from functools import cache
from pathlib import Path

import yaml

from course.labs.checks import Failed, call, committed, git, repository
from course.labs.model import DATA

FLIGHTS = "data/flights.csv"
POINTER = "data/flights.csv.dvc"
COLUMNS = ("date", "carrier", "flight", "origin", "dest", "arr_delay")
NAMES = {3: "January to March", 6: "January to June"}
Row = tuple[str, ...]


# ---- what is in a file of flights ----


def rows(data: bytes) -> list[Row]:
    """Return the flights in a CSV file, sorted; none if it is not such a file."""
    found = []
    for row in csv.DictReader(io.StringIO(data.decode("utf-8", "replace"))):
        values = [row.get(column) or "" for column in COLUMNS]
        try:
            found.append((*values[:-1], str(float(values[-1]))))
        except ValueError:
            return []
    return sorted(found)


@cache
def truth(months: int) -> list[Row]:
    """Return the flights of January to a month, from the course's own files."""
    return sorted(
        row
        for month in range(1, months + 1)
        for row in rows((DATA / f"2013-{month:02}.csv").read_bytes())
    )


def describe(data: bytes | None) -> str:
    """Return words about a file of flights."""
    if data is None:
        return "no file"
    flights = rows(data)
    if not flights:
        return "an empty file" if not data.strip() else "a file that does not hold the flights"
    first, last = flights[0][0][:7], flights[-1][0][:7]
    return f"{len(flights)} flights, {first} to {last}"


def expect(data: bytes | None, months: int, where: str, look: str) -> None:
    """Raise Failed unless a file holds exactly the flights of January to a month."""
    if data is None or rows(data) != truth(months):
        raise Failed(
            f"{where}: the {len(truth(months))} flights of {NAMES[months]}", describe(data), look
        )


# ---- what DVC knows ----


def digest(lab: Path, rev: str) -> str | None:
    """Return the MD5 digest in the pointer file at a revision."""
    text = committed(lab, POINTER, rev)
    try:
        return yaml.safe_load(text)["outs"][0]["md5"] if text else None
    except (yaml.YAMLError, KeyError, IndexError, TypeError):
        raise Failed(
            f"{POINTER} as DVC writes it",
            f"at {rev} it is not",
            "do not edit it by hand: dvc add data/flights.csv",
        ) from None


def remote(lab: Path, rev: str) -> tuple[str, Path] | None:
    """Return the name and the folder of the default remote that is committed at a revision."""
    config = configparser.ConfigParser(interpolation=None)
    try:
        config.read_string(committed(lab, ".dvc/config", rev) or "")
    except configparser.Error:
        raise Failed(
            "a .dvc/config that DVC can read", f"at {rev} it is damaged", "did you edit it by hand?"
        ) from None
    name = config.get("core", "remote", fallback=None)
    if name is None:
        return None
    url = config.get(f"'remote \"{name}\"'", "url", fallback="")
    if "://" in url and not url.startswith("file://"):
        raise Failed(
            "a remote that is a folder",
            f"the remote {name} is {url}",
            "in this lab: dvc remote add -d -f storage ~/flights-storage",
        )
    return name, (lab / ".dvc" / url.removeprefix("file://")).resolve()


def stored(folder: Path, md5: str) -> bytes | None:
    """Return the content that a cache or a remote folder holds under a digest, if it is whole."""
    file = folder / "files" / "md5" / md5[:2] / md5[2:]
    if not file.is_file():
        return None
    data = file.read_bytes()
    return data if hashlib.md5(data).hexdigest() == md5 else None


def content(lab: Path, md5: str) -> bytes | None:
    """Return the content of a digest from wherever it is: the cache, or a remote."""
    for folder in (lab / ".dvc" / "cache", *(known[1] for known in [remote(lab, "HEAD")] if known)):
        data = stored(folder, md5)
        if data is not None:
            return data
    return None


def first_quarter(lab: Path) -> str | None:
    """Return the digest of a committed version that holds January to March, if there is one."""
    for commit in (git(lab, "log", "--all", "--format=%H", "--", POINTER) or "").split():
        md5 = digest(lab, commit)
        if md5 and rows(content(lab, md5) or b"") == truth(3):
            return md5
    return None


def release(lab: Path, tag: str, months: int) -> None:
    """Raise Failed unless a tag names these months, and everything for getting them is shared."""
    retag = f'git tag -a -f {tag} -m "{NAMES[months]}"'
    move = f"commit what is missing, then move the tag: {retag}"
    if git(lab, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}") is None:
        tags = ", ".join((git(lab, "tag") or "").split())
        raise Failed(
            f"a tag {tag}",
            f"only {tags}" if tags else "no tag",
            f'when the data is committed: git tag -a {tag} -m "…"',
        )
    md5 = digest(lab, tag)
    if md5 is None:
        raise Failed(
            f"{POINTER} in the commit that {tag} names", "that commit does not hold it", move
        )
    known = remote(lab, tag)
    if known is None:
        raise Failed(
            f"a default remote in .dvc/config at {tag}",
            "none there: who takes this release cannot find the data",
            move,
        )
    data = stored(known[1], md5)
    if data is None:
        here = content(lab, md5)
        if here is not None and rows(here) != truth(months):
            expect(here, months, f"in release {tag}", move)
        raise Failed(f"the data of {tag} in the remote {known[0]}", "it is not there", "dvc push")
    if rows(content(lab, digest(lab, "HEAD") or "") or b"") == truth(months):
        expect(
            data, months, f"in release {tag}", f"the last commit has them, so move the tag: {retag}"
        )
    expect(data, months, f"in release {tag}", f"build, dvc add, commit, dvc push; then {retag}")


# ---- one function a step ----


def check_track(lab: Path) -> None:
    """The flights of January to March are under DVC, and the pointer is committed."""
    repository(lab)
    if not (lab / ".dvc" / "config").is_file():
        raise Failed("a DVC project: a folder .dvc", "no such folder", "dvc init")
    if committed(lab, ".dvc/config") is None:
        raise Failed(
            "the DVC project in a commit",
            ".dvc/config is not committed",
            "git status, then git commit",
        )
    if git(lab, "ls-files", FLIGHTS):
        mend = f"git rm --cached {FLIGHTS}, git commit, then dvc add {FLIGHTS}"
        raise Failed(
            f"{FLIGHTS} kept by DVC", "Git itself keeps it (it was given to git add)", mend
        )
    if digest(lab, "HEAD") is None:
        if (lab / POINTER).is_file():
            raise Failed(
                f"{POINTER} in a commit",
                "it is there, but not committed",
                "git status; then git add and git commit",
            )
        if (lab / "data.dvc").is_file():
            mend = "dvc remove data.dvc, then dvc add data/flights.csv"
            raise Failed(
                f"a pointer to the file, {POINTER}", "a pointer to the whole folder, data.dvc", mend
            )
        raise Failed(f"a pointer to the data, {POINTER}", "no such file", f"dvc add {FLIGHTS}")
    if first_quarter(lab) is None:
        data = content(lab, digest(lab, "HEAD") or "")
        if data is None:
            raise Failed(
                "the data that the pointer names",
                "neither in .dvc/cache nor in a remote",
                "python make_flights.py 3; dvc add",
            )
        expect(
            data,
            3,
            "under DVC in the last commit",
            f"python make_flights.py 3, then dvc add {FLIGHTS} and git commit",
        )


def check_share(lab: Path) -> None:
    """The first quarter is in a folder outside the lab, and its address is committed."""
    repository(lab)
    known = remote(lab, "HEAD")
    if known is None:
        config = lab / ".dvc" / "config"
        if config.is_file() and "remote =" in config.read_text(encoding="utf-8"):
            raise Failed(
                "the remote's address in a commit",
                ".dvc/config is changed, but not committed",
                "git commit .dvc/config",
            )
        if config.is_file() and "url =" in config.read_text(encoding="utf-8"):
            raise Failed(
                "a default remote",
                "a remote that is not the default",
                "dvc remote default NAME, then git commit .dvc/config",
            )
        raise Failed(
            "a default remote in .dvc/config", "none", "dvc remote add --default NAME FOLDER"
        )
    name, folder = known
    if folder.is_relative_to(lab.resolve()):
        raise Failed(
            "a remote outside the lab's folder",
            f"{name} is inside: lost together with the lab",
            "choose a folder beside it",
        )
    md5 = first_quarter(lab)
    if md5 is None or stored(folder, md5) is None:
        raise Failed(
            f"the flights of January to March in the remote {name}",
            "they are not there",
            "dvc push",
        )


def check_release(lab: Path) -> None:
    """The tag v1.0 names January to March."""
    repository(lab)
    release(lab, "v1.0", 3)


def check_next(lab: Path) -> None:
    """The tag v2.0 names January to June."""
    repository(lab)
    release(lab, "v2.0", 6)


def check_recover(lab: Path) -> None:
    """The file is back in the lab, and a clone beside it holds release v1.0."""
    repository(lab)
    file = lab / FLIGHTS
    if not file.is_file():
        raise Failed(f"{FLIGHTS} in your folder", "it is still lost", "dvc pull")
    if hashlib.md5(file.read_bytes()).hexdigest() != digest(lab, "HEAD"):
        mend = "dvc status; dvc checkout takes the committed version"
        raise Failed(
            f"{FLIGHTS} as {POINTER} names it",
            f"another content: {describe(file.read_bytes())}",
            mend,
        )
    clones = [
        path
        for path in sorted([*lab.parent.iterdir(), *lab.iterdir()])
        if path != lab and is_clone(path, lab)
    ]
    if not clones:
        raise Failed(
            "a Git clone of the lab, in a folder beside it",
            "no clone",
            "git clone, then git checkout v1.0 and dvc pull in it",
        )
    problems = [problem for problem in (clone_problem(lab, clone) for clone in clones) if problem]
    if len(problems) == len(clones):
        raise problems[0]


def is_clone(path: Path, lab: Path) -> bool:
    """Return whether a folder is a Git clone of the lab."""
    if not (path / ".git").exists():
        return False
    origin = git(path, "config", "remote.origin.url")
    return origin is not None and (path / origin.removeprefix("file://")).resolve() == lab.resolve()


def clone_problem(lab: Path, clone: Path) -> Failed | None:
    """Return what keeps a clone from being release v1.0 with its data."""
    expected = f"release v1.0 with its data in the clone {clone.name}"
    if git(clone, "rev-parse", "HEAD") != git(lab, "rev-parse", "v1.0^{commit}"):
        return Failed(
            expected,
            "the clone stands on another commit",
            f"in {clone.name}: git fetch --tags --force, git checkout v1.0, dvc pull",
        )
    file = clone / FLIGHTS
    if not file.is_file():
        return Failed(
            expected,
            f"no {FLIGHTS} in it: Git brought the pointer alone",
            f"in {clone.name}: dvc pull",
        )
    if rows(file.read_bytes()) != truth(3):
        return Failed(expected, describe(file.read_bytes()), f"in {clone.name}: dvc pull")
    return None


def check_access(lab: Path) -> None:
    """late_share() gives the share of every release, whatever lies in the working folder."""
    repository(lab)
    commit = git(lab, "rev-parse", "v1.0^{commit}") or "v1.0"
    expected = {"v1.0": share(truth(3)), "v2.0": share(truth(6)), commit: share(truth(3))}
    answers = call(lab, "late_share.py", "late_share", *([rev] for rev in expected))
    for (rev, right), answer in zip(expected.items(), answers, strict=True):
        what = f"late_share({rev[:7]!r}) to return {right:.4f}"
        if answer is None:
            raise Failed(what, "it returns nothing (None)", "does the function end with return?")
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise Failed(what, f"it returns {str(answer)[:60]!r}", "return a number, as float(…)")
        if abs(answer - right) < 0.0005:
            continue
        look = "which rows are late? arr_delay of 15 or more, of all rows"
        if abs(answer / 100 - right) < 0.0005:
            look = "return a share from 0 to 1, not a percentage"
        elif answers[0] == answers[1]:
            look = "it returns the same for every release: is rev=rev given to dvc.api.open?"
        raise Failed(what, f"it returns {answer:.4f}", look)


def share(flights: list[Row]) -> float:
    """Return the share of late flights."""
    return sum(float(row[-1]) >= 15 for row in flights) / len(flights)


def airlines(flights: list[Row]) -> dict[str, float]:
    """Return the share of late flights of each airline with 100 flights or more."""
    own: dict[str, list[Row]] = {}
    for row in flights:
        own.setdefault(row[1], []).append(row)
    return {airline: share(theirs) for airline, theirs in own.items() if len(theirs) >= 100}


def check_compare(lab: Path) -> None:
    """moved() gives each airline's change between two releases, the largest first, in both
    directions.
    """
    repository(lab)
    old, new = airlines(truth(3)), airlines(truth(6))
    change = {airline: new[airline] - old[airline] for airline in old.keys() & new.keys()}
    answer, back = call(lab, "compare.py", "moved", ["v1.0", "v2.0"], ["v2.0", "v1.0"])
    what = "moved('v1.0', 'v2.0') to return a dict of airlines and changes"
    if not isinstance(answer, dict) or not answer:
        raise Failed(
            what, f"it returns {answer!r}"[:70], "return change.to_dict() of the sorted changes"
        )
    if set(answer) != set(change):
        more, less = sorted(set(answer) - set(change)), sorted(set(change) - set(answer))
        found = "; ".join(
            [f"too many: {', '.join(more)}"] * bool(more)
            + [f"missing: {', '.join(less)}"] * bool(less)
        )
        raise Failed(
            f"the {len(change)} airlines with 100 flights or more in both releases",
            found,
            "share_by_airline() and dropna()",
        )
    for airline, right in change.items():
        if (
            not isinstance(answer[airline], int | float)
            or not abs(answer[airline] - right) < 0.0005
        ):
            look = (
                "new minus old, as shares from 0 to 1"
                if answer[airline]
                else "does read_flights() give rev to DVCFileSystem?"
            )
            raise Failed(
                f"for airline {airline} a change of {right:+.4f}", f"{answer[airline]}", look
            )
    sizes = [abs(value) for value in answer.values()]
    if sizes != sorted(sizes, reverse=True):
        raise Failed(
            "the largest move first",
            "another order",
            "sort by size without the sign: key=abs, ascending=False",
        )
    if not isinstance(back, dict) or any(abs(back.get(a, 9) + answer[a]) > 0.0005 for a in answer):
        raise Failed(
            "moved('v2.0', 'v1.0') to be the same with the sign turned",
            "other numbers",
            "use old and new, not fixed tags",
        )
