"""The checks of lab 02: they ask the server and both clones what is there, and try the functions at
the server's main.
"""

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from course.labs.checks import Failed, call, committed, git, run

SEED = "45f5645380a4277fba23acbe2d3375d8b59e27c1"  # main as make_server.py made it
BAD = "461e52a"
TYPES = "feat|fix|docs|test|refactor|perf|style|build|ci|chore|revert|bump"
CONVENTIONAL = re.compile(rf"^(?:({TYPES})(\([^)]+\))?!?: \S|Merge |Revert \")")
SELF_MERGE = re.compile(r"Merge (branch 'main' of|remote-tracking branch 'origin/main')")
PUSHED = "; the server counts, so git push"


# ---- where things are ----


def server(lab: Path) -> Path:
    """Return the shared repository; raise Failed unless its main still stands on the first history,
    without conflict markers.
    """
    folder = lab / "server" / "flights.git"
    if (
        git(
            folder.parent if folder.is_dir() else lab,
            "-C",
            str(folder),
            "rev-parse",
            "--is-bare-repository",
        )
        != "true"
    ):
        raise Failed(
            "the shared repository, server/flights.git",
            "it is not there, or Git cannot read it",
            "python make_server.py makes a new one",
        )
    if git(folder, "rev-parse", "--verify", "--quiet", "refs/heads/main") is None:
        raise Failed(
            "a branch main on the server",
            "none",
            "git push origin main, from the clone that has it",
        )
    if run(["git", "merge-base", "--is-ancestor", SEED, "main"], folder).status:
        raise Failed(
            "main on the server to hold its old history",
            "the old commits are gone",
            "main was rewritten; git reflog in a clone still knows them",
        )
    marked = git(
        folder,
        "grep",
        "-n",
        "-E",
        "^(<<<<<<< |=======$|>>>>>>> )",
        "main",
        "--",
        "*.py",
        "*.md",
        "*.toml",
        ".gitignore",
    )
    if marked:
        raise Failed(
            "no conflict markers at main",
            marked.splitlines()[0][:70],
            "edit the file to what it shall be, commit, push",
        )
    return folder


def clone(lab: Path, name: str) -> Path:
    """Return the clone of a person, known by its own user.name."""
    clones = [
        path
        for path in sorted(lab.iterdir())
        if (path / ".git").exists() and is_clone(path, lab / "server" / "flights.git")
    ]
    if not clones:
        raise Failed(
            "two clones of server/flights.git in the lab's folder",
            "no clone",
            "git clone server/flights.git ada",
        )
    names = {path: git(path, "config", "--local", "user.name") for path in clones}
    found = [path for path, own in names.items() if own and name.lower() in own.lower()]
    if found:
        return found[0]
    told = ", ".join(f"{path.name}: {own or 'no name of its own'}" for path, own in names.items())
    raise Failed(
        f"a clone whose own user.name is {name}",
        told,
        f"git -C {name.lower()} config user.name {name} (without --global)",
    )


def is_clone(path: Path, shared: Path) -> bool:
    """Return whether a folder is a clone of the server."""
    origin = git(path, "config", "remote.origin.url")
    return (
        origin is not None and (path / origin.removeprefix("file://")).resolve() == shared.resolve()
    )


def commits(
    folder: Path, *options: str, span: str = f"{SEED}..main"
) -> list[tuple[str, list[str], str, str, str]]:
    """Return the new commits of main, the oldest first: hash, parents, author, committer,
    subject.
    """
    text = (
        git(
            folder,
            "log",
            "--reverse",
            "--topo-order",
            "--format=%H%x09%P%x09%an%x09%cn%x09%s",
            *options,
            span,
        )
        or ""
    )
    rows = [line.split("\t", 4) for line in text.splitlines()]
    return [(row[0], row[1].split(), row[2], row[3], row[4]) for row in rows]


def one_of(folder: Path, name: str) -> list[str]:
    """Return the hashes of a person's new commits on main that are no merges."""
    return [
        commit
        for commit, parents, author, _, _ in commits(folder)
        if len(parents) == 1 and name.lower() in author.lower()
    ]


# ---- what the functions do at a commit ----


def answers(folder: Path, rev: str, function: str, cases: list[tuple[list[Any], Any]]) -> list[Any]:
    """Return what a function of features.py returns at a commit for each case; Failed if it raises
    an error for one.
    """
    code = committed(folder, "features.py", rev)
    if code is None:
        raise Failed(f"features.py at {rev[:7]}", "no such file", "git log -- features.py")
    return tried(code, function, json.dumps([arguments for arguments, _ in cases]))


@cache
def tried(code: str, function: str, calls: str) -> list[Any]:
    """Return what a function in a text of Python returns for each of the calls."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        (place / "features.py").write_text(code + "\n", encoding="utf-8")
        return call(place, "features.py", function, *json.loads(calls))


def does(folder: Path, rev: str, function: str, cases: list[tuple[list[Any], Any]]) -> bool:
    """Return whether a function gives all these answers at a commit."""
    try:
        return all(
            same(found, right)
            for found, (_, right) in zip(answers(folder, rev, function, cases), cases, strict=True)
        )
    except Failed:
        return False


def same(found: Any, right: Any) -> bool:
    """Return whether an answer is right; 5.0 is 5, and 0 is not False."""
    if isinstance(right, bool) or isinstance(found, bool):
        return found is right
    return isinstance(found, int | float) and abs(found - right) < 1e-9


def expect(folder: Path, function: str, cases: list[tuple[list[Any], Any]], look: str) -> None:
    """Raise Failed unless a function gives these answers at the server's main."""
    if does(folder, "main", function, cases):
        return
    for arguments, right in cases:
        told = f"{function}({', '.join(map(repr, arguments))}) to be {right} at main"
        try:
            (found,) = answers(folder, "main", function, [(arguments, right)])
        except Failed as failed:
            raise Failed(told, failed.found, look + PUSHED) from None
        if not same(found, right):
            raise Failed(told, f"{found}", look + PUSHED)


Cases = list[tuple[list[Any], Any]]
LIMIT: Cases = [
    ([20, 30], False),
    ([30, 30], True),
    ([20], True),
    ([14], False),
]  # what Ada wanted of is_late
NONE: Cases = [([None], False), ([20], True), ([14], False)]  # what Grace wanted
CANCELLED: Cases = [([[20, None, 5]], 0.5)]  # what Grace wanted of late_share
EMPTY: Cases = [([[]], 0.0)]  # what Ada wanted


# ---- one function a step ----


def check_clone(lab: Path) -> None:
    """Two clones with names of their own, and a commit of Ada on the server."""
    folder = server(lab)
    ada, grace = clone(lab, "Ada"), clone(lab, "Grace")
    if ada == grace:
        raise Failed(
            "two clones, one of Ada and one of Grace",
            f"one: {ada.name}",
            "git clone server/flights.git grace",
        )
    if not one_of(folder, "Ada"):
        here = git(ada, "log", "--oneline", f"{SEED}..HEAD")
        found = (
            "her clone has one, not pushed"
            if here
            else f"none (the authors of new commits: {authors(folder)})"
        )
        raise Failed(
            "a commit of Ada on the server's main",
            found,
            "in ada: git status, git commit, git push; what does the server say?",
        )


def authors(folder: Path) -> str:
    """Return who wrote the new commits of main."""
    return ", ".join(sorted({author for _, _, author, _, _ in commits(folder)})) or "nobody"


def check_refused(lab: Path) -> None:
    """A commit of Grace stands on one of Ada, without a merge between them."""
    folder = server(lab)
    clone(lab, "Grace")
    expect(
        folder,
        "late_share",
        [([[20, 5, 30, 0]], 0.5)],
        "in grace: late_share() at the end of features.py",
    )
    ada, grace = one_of(folder, "Ada"), one_of(folder, "Grace")
    if not ada or not grace:
        raise Failed(
            "commits of both, Ada and Grace, on the server's main",
            f"authors of the new commits: {authors(folder)}",
            "in whose clone did you commit?",
        )
    pulled = [
        subject
        for _, _, _, _, subject in commits(folder, "--merges")
        if SELF_MERGE.match(subject) and " into " not in subject
    ]
    if pulled:
        raise Failed(
            "one commit laid on top of the other: no merge of main with main",
            f"'{pulled[0]}'"[:70],
            "before the push: git rebase origin/main",
        )


def check_review(lab: Path) -> None:
    """The branch of Ada came to main by a merge commit of Grace, it is right, and it is gone."""
    folder = server(lab)
    days = [
        (["2013-01-05"], True),
        (["2013-01-06"], True),
        (["2013-01-04"], False),
        (["2013-01-07"], False),
    ]
    expect(folder, "is_weekend", days, "Saturday and Sunday: weekday() of 5 or more")
    merges = [one for one in commits(folder, "--merges") if "Grace".lower() in one[3].lower()]
    requests = [
        (parents[1], subject)
        for _, parents, _, _, subject in merges
        if len(parents) == 2
        and all(
            "ada" in author.lower()
            for _, _, author, _, _ in commits(folder, span=f"{parents[0]}..{parents[1]}")
        )
    ]
    if not requests:
        found = (
            f"merges of Grace: {', '.join(one[4] for one in merges)}"[:70]
            if merges
            else "no merge of Grace at main"
        )
        raise Failed(
            "a merge commit of Grace that brings commits of Ada",
            found,
            "in grace: git merge --no-ff feat/weekend; without --no-ff Git only moves main on",
        )
    tips = dict(
        line.split()[::-1]
        for line in (
            git(folder, "for-each-ref", "--format=%(objectname) %(refname:short)", "refs/heads")
            or ""
        ).splitlines()
    )
    left = [
        name
        for name, tip in tips.items()
        if name != "main" and tip in {request for request, _ in requests}
    ]
    if left:
        raise Failed(
            "no branch on the server whose work is in main",
            left[0],
            f"git push origin --delete {left[0]}",
        )


def check_merge(lab: Path) -> None:
    """is_late() does what both wanted, and a merge brought them together."""
    folder = server(lab)
    expect(folder, "is_late", LIMIT, "what Ada wanted: another limit, minutes=15")
    expect(folder, "is_late", NONE, "what Grace wanted: None did not arrive, so it is not late")
    for _, parents, _, _, _ in commits(folder, "--merges"):
        sides = [
            (does(folder, parent, "is_late", LIMIT), does(folder, parent, "is_late", NONE))
            for parent in parents
        ]
        if sorted(sides) == [(False, True), (True, False)]:
            return
    look = "Ada's on a branch, Grace's on main, then git merge; resolve so that is_late does both"
    raise Failed("a merge commit at main in which Ada's and Grace's is_late() met", "none", look)


def check_rebase(lab: Path) -> None:
    """late_share() does what both wanted, Grace's commit lies on Ada's, and her branch on the
    server is the new one.
    """
    folder = server(lab)
    expect(folder, "late_share", CANCELLED, "what Grace wanted: leave out None, then compute")
    expect(folder, "late_share", EMPTY, "what Ada wanted: 0 for no flights")
    expect(
        folder,
        "late_share",
        [([[None]], 0.0)],
        "if nothing is left after None is left out: 0, so ask `if flights` and not `if delays`",
    )
    clone(lab, "Grace")
    for commit, parents, author, _, _ in commits(folder, "--no-merges"):
        if "grace" in author.lower() and does(folder, commit, "late_share", CANCELLED):
            before = parents[0]
            if does(folder, before, "late_share", EMPTY) and not does(
                folder, before, "late_share", CANCELLED
            ):
                break
    else:
        raise Failed(
            "a commit of Grace that lies on top of Ada's, without a merge",
            "none at main",
            "in grace, on her branch: git rebase origin/main",
        )
    behind = git(
        folder, "for-each-ref", "--format=%(refname:short)", "--no-merged=main", "refs/heads"
    )
    if behind:
        name = behind.splitlines()[0]
        raise Failed(
            f"the branch {name} on the server as it is after the rebase",
            "there it still has the old commit",
            f"in grace, on {name}: git push --force-with-lease",
        )


def check_ignore(lab: Path) -> None:
    """.env is ignored and no longer tracked; logs and caches likewise, sources not."""
    folder = server(lab)
    names = (git(folder, "ls-tree", "-r", "--name-only", "main") or "").split("\n")
    for name in names:
        if name == ".env" or name.endswith((".log", ".pyc")):
            raise Failed(
                f"{name} out of Git",
                "main still tracks it",
                f"git rm --cached {name}, commit, push; .gitignore alone does not do it",
            )
    patterns = committed(folder, ".gitignore", "main")
    if patterns is None:
        raise Failed("a .gitignore at main", "none", "write it, git add .gitignore, commit, push")
    with tempfile.TemporaryDirectory() as name:
        git(Path(name), "init", "--quiet")
        (Path(name) / ".gitignore").write_text(patterns + "\n", encoding="utf-8")
        for path, right in (
            (".env", True),
            ("debug.log", True),
            ("__pycache__/features.cpython-312.pyc", True),
            ("features.py", False),
            ("README.md", False),
        ):
            ignored = run(["git", "check-ignore", "--quiet", path], Path(name)).status == 0
            if ignored != right:
                look = (
                    "a pattern a line: .env, *.log, __pycache__/"
                    if right
                    else "a pattern is too broad: git check-ignore --verbose " + path
                )
                raise Failed(
                    f"{path} to be {'ignored' if right else 'kept'} by the .gitignore at main",
                    "it is not" if right else "it is ignored",
                    look,
                )


def check_undo(lab: Path) -> None:
    """The hour is right again, by a revert."""
    folder = server(lab)
    expect(
        folder,
        "hour_of",
        [([555], 5), ([1259], 12), ([600], 6), ([1700], 17)],
        "find the commit by git bisect, and git revert it",
    )
    if not git(folder, "log", "--format=%h", f"--grep=This reverts commit {BAD}", f"{SEED}..main"):
        raise Failed(
            "a commit at main that reverts the bad one",
            "the function is right, but no revert tells why",
            f"git revert what you repaired by hand, then: git revert --no-edit {BAD}",
        )
    for name in ("Ada", "Grace"):
        place = clone(lab, name)
        if (place / ".git" / "BISECT_START").exists():
            raise Failed(
                f"{name}'s clone back from the search",
                "a bisect is still going on",
                f"in {place.name}: git bisect reset",
            )


def check_release(lab: Path) -> None:
    """v0.2.0 is an annotated tag on the server, at main, with version and changelog, and both
    clones have it.
    """
    folder = server(lab)
    wrong = [
        subject
        for _, _, _, _, subject in commits(folder, span="v0.1.0..main")
        if not CONVENTIONAL.match(subject)
    ]
    if wrong:
        raise Failed(
            "Conventional Commits since v0.1.0",
            f"'{wrong[0]}'",
            "cz check --rev-range v0.1.0..main",
        )
    tags = [tag for tag in (git(folder, "tag") or "").split() if tag != "v0.1.0"]
    if "v0.2.0" not in tags:
        here = [
            path.name
            for path in (clone(lab, "Ada"), clone(lab, "Grace"))
            if git(path, "rev-parse", "--verify", "--quiet", "refs/tags/v0.2.0")
        ]
        if here:
            raise Failed(
                "the tag v0.2.0 on the server",
                f"only in {here[0]}",
                "an ordinary push does not take tags along: git push --follow-tags, or git push"
                " origin v0.2.0",
            )
        if tags:
            raise Failed(
                "the tag v0.2.0",
                ", ".join(tags),
                "new features and nothing that breaks: the middle number goes up, 0.1.0 to 0.2.0;"
                " and the tag begins with v",
            )
        raise Failed(
            "the tag v0.2.0 on the server",
            "no new tag",
            "cz bump --changelog, then git push --follow-tags",
        )
    if git(folder, "cat-file", "-t", "v0.2.0") != "tag":
        mend = (
            "it is new, so move it: git tag --annotate --force v0.2.0 --message v0.2.0 v0.2.0^{};"
            " git push --force origin v0.2.0"
        )
        raise Failed("an annotated tag v0.2.0: who, when, why", "a light one, a mere name", mend)
    if run(["git", "merge-base", "--is-ancestor", "v0.2.0^{commit}", "main"], folder).status:
        raise Failed(
            "v0.2.0 on a commit of main", "that commit is not in the server's main", "git push"
        )
    if not re.search(
        r'^version = "0\.2\.0"$', committed(folder, "pyproject.toml", "v0.2.0") or "", re.MULTILINE
    ):
        raise Failed(
            'version = "0.2.0" in pyproject.toml, in the commit that v0.2.0 names',
            "another version",
            "cz bump does both; the tag comes after the commit",
        )
    section = re.search(
        r"^#+ .*0\.2\.0.*?$(.*?)(?=^## |\Z)",
        committed(folder, "CHANGELOG.md", "v0.2.0") or "",
        re.MULTILINE | re.DOTALL,
    )
    if section is None or len(re.findall(r"^[-*] ", section[1], re.MULTILINE)) < 3:
        raise Failed(
            "CHANGELOG.md at v0.2.0 with a heading for 0.2.0 and what is new",
            "no such file or section, or fewer than three lines",
            "cz bump --changelog, or cz changelog",
        )
    if not does(folder, "v0.2.0", "hour_of", [([555], 5)]):
        raise Failed(
            "a release with the right hour",
            "v0.2.0 holds the bad commit and not its revert",
            "pull first, then release; the tag can still be moved, if nobody has it yet",
        )
    shared = git(folder, "rev-parse", "v0.2.0")
    for name in ("Ada", "Grace"):
        place = clone(lab, name)
        if git(place, "rev-parse", "--verify", "--quiet", "refs/tags/v0.2.0") != shared:
            raise Failed(
                f"the tag v0.2.0 in {name}'s clone, as on the server",
                "none, or another",
                f"in {place.name}: git pull; if it has another: git fetch --tags --force",
            )
