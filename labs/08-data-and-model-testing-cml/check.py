"""The checks of lab 08b: what was pushed, what its runs left (artifact, comment, what they
printed), and the gate's own answers.

No run is repeated. The stand-in of GitHub lives as long as the student's terminal, so its comments
are read from the files that the guide has the student save.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml

from course.labs.checks import Failed, call, committed, git, repository

WORKFLOW = ".github/workflows/report.yml"
MARK = "<!-- model report -->"
CACHE = Path.home() / ".cache" / "course-ci"


# ---- what was pushed ----


def remote_of(lab: Path) -> Path:
    """Return the remote that the student pushes to; raise Failed unless it runs workflows."""
    repository(lab)
    url = git(lab, "config", "remote.origin.url")
    if url is None:
        raise Failed(
            "a remote named origin",
            "none",
            "course-remote ~/flights.git, then git remote add origin ~/flights.git",
        )
    bare = (lab / url.removeprefix("file://")).expanduser().resolve()
    if not (bare / "hooks" / "post-receive").exists():
        raise Failed(
            "a remote that runs workflows",
            f"{bare} has no hook for that, or is not there",
            "make it with course-remote",
        )
    return bare


def pushed(bare: Path, branch: str) -> str:
    """Return the commit of a branch of the remote."""
    commit = git(bare, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")
    if commit is None:
        raise Failed(
            f"the branch {branch} in the remote", "it is not there", f"git push -u origin {branch}"
        )
    return commit


def auc_of(bare: Path, branch: str) -> float:
    """Return the AUC that is committed on a branch; raise Failed unless dvc.lock knows that very
    file.
    """
    texts = {
        name: committed(bare, name, pushed(bare, branch))
        for name in ("metrics.json", "roc.csv", "dvc.lock")
    }
    for name, text in texts.items():
        if text is None:
            raise Failed(
                f"{name} on the branch {branch} of the remote",
                "it is not in a commit",
                "dvc repro, git add ., git commit, git push",
            )
    try:
        auc = json.loads(texts["metrics.json"] or "")["auc"]
        outs = yaml.safe_load(texts["dvc.lock"] or "")["stages"]["train"]["outs"]
        known = {out["path"]: out["md5"] for out in outs}
    except (ValueError, KeyError, TypeError, yaml.YAMLError):
        raise Failed(
            f"metrics.json and dvc.lock on {branch} as DVC writes them",
            "they cannot be read",
            "dvc repro --force, git commit",
        ) from None
    if known.get("metrics.json") != hashlib.md5(f"{texts['metrics.json']}\n".encode()).hexdigest():
        raise Failed(
            f"on {branch} the metrics.json that the training wrote",
            "dvc.lock knows another one",
            "dvc repro, then commit both",
        )
    return float(auc)


def job_of(bare: Path, branch: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the job of the pushed workflow that trains, and its steps."""
    text = committed(bare, WORKFLOW, pushed(bare, branch))
    if text is None:
        raise Failed(
            f"{WORKFLOW} on the branch {branch} of the remote",
            "it is not there",
            "git add .github, git commit, git push",
        )
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise Failed(
            f"{WORKFLOW} as YAML",
            f"line {line}: {getattr(error, 'problem', error)}",
            "blanks at a line's beginning; no tabs",
        ) from None
    on = read.get("on", read.get(True)) if isinstance(read, dict) else None
    if "push" not in (on if isinstance(on, list | dict) else [on]):
        raise Failed("a workflow that a push starts", f"on: {on}", "on: push")
    jobs = [job for job in (read.get("jobs") or {}).values() if isinstance(job, dict)]
    for job in jobs:
        steps = [step for step in job.get("steps") or [] if isinstance(step, dict)]
        if place(steps, r"dvc repro") is not None:
            return {"permissions": read.get("permissions"), **job}, steps
    raise Failed(
        "a job with a step that runs dvc repro",
        f"no such job among {len(jobs)} on the branch {branch}",
        "guide, step 2",
    )


def place(steps: list[dict[str, Any]], pattern: str) -> int | None:
    """Return the number of the first step that uses or runs something."""
    return next(
        (
            n
            for n, step in enumerate(steps)
            if re.search(pattern, f"{step.get('uses', '')}\n{step.get('run', '')}")
        ),
        None,
    )


def writes(job: dict[str, Any]) -> list[str]:
    """Return what the job's token may write."""
    allowed = job["permissions"]
    if not isinstance(allowed, dict):
        raise Failed(
            "permissions, one by one",
            f"permissions: {allowed}",
            "a table: contents: read, and what else the job needs",
        )
    return sorted(name for name, level in allowed.items() if level == "write")


# ---- what GitHub was told ----


def saved(lab: Path, name: str) -> list[dict[str, Any]]:
    """Return the model reports among the comments in a file that the student saved."""
    look = f"gh api repos/ada/flights/issues/1/comments > notes/{name}"
    if not (lab / "notes" / name).is_file():
        raise Failed(f"the comments in notes/{name}", "no such file", look)
    try:
        told = json.loads((lab / "notes" / name).read_text(encoding="utf-8"))
        reports = [comment for comment in told if comment["body"].lstrip().startswith(MARK)]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Failed(
            f"in notes/{name} a list of comments, as GitHub's API gives it",
            "something else",
            f"without --jq: {look}",
        ) from None
    if not reports:
        raise Failed(
            f"in notes/{name} a comment that begins with {MARK}",
            f"{len(told)} comments, none of them a report",
            "what did the step Post print?",
        )
    return reports


def commit_in(body: str) -> str:
    """Return the commit that a report names."""
    found = re.search(r"\b[0-9a-f]{40}\b", body)
    if not found:
        raise Failed(
            "a report that names its commit",
            "no hash in it",
            'echo "Commit $GITHUB_SHA, compared with main:"',
        )
    return found[0]


def row(body: str) -> tuple[float, float]:
    """Return the AUC of main and of the commit, as the report's table has them."""
    found = re.search(r"(?m)^\|[^|\n]*\|\s*auc\s*\|\s*([\d.]+)\s*\|\s*([\d.]+)\s*\|", body)
    if not found:
        raise Failed(
            "a report with the table of dvc metrics diff",
            "no line with main's auc and this commit's",
            "dvc metrics diff --all origin/main --md",
        )
    return float(found[1]), float(found[2])


# ---- one function a step ----


def check_train(lab: Path) -> None:
    """The trained pipeline is on main, in a remote that runs workflows."""
    auc_of(remote_of(lab), "main")


def check_workflow(lab: Path) -> None:
    """A push of main trains, compares with main and keeps the report."""
    bare = remote_of(lab)
    job, steps = job_of(bare, "main")
    writes(job)
    checkout = place(steps, "actions/checkout@")
    if checkout is None or str((steps[checkout].get("with") or {}).get("fetch-depth")) != "0":
        raise Failed(
            "a checkout with the whole history",
            "on GitHub it would fetch one commit, and no origin/main",
            "with: fetch-depth: 0",
        )
    compared, summary = (
        place(steps, r"dvc metrics diff .*origin/main"),
        place(steps, "GITHUB_STEP_SUMMARY"),
    )
    if compared is None:
        raise Failed(
            "a step that compares with main",
            "none runs dvc metrics diff origin/main",
            "guide, step 2",
        )
    if compared < (place(steps, r"dvc repro") or 0):
        raise Failed(
            "the comparison after the training",
            "it comes before",
            "the order of the steps is the order of the file",
        )
    if summary is None:
        raise Failed(
            "the report in the job's summary",
            "no step writes to $GITHUB_STEP_SUMMARY",
            'cat report.md >> "$GITHUB_STEP_SUMMARY"',
        )
    kept = CACHE / f"{bare.stem}.artifacts"
    pictures = (
        [file for file in kept.rglob("*.png") if file.read_bytes().startswith(b"\x89PNG")]
        if kept.is_dir()
        else []
    )
    if not pictures or not list(kept.rglob("report.md")):
        raise Failed(
            "report.md and a plot among the last run's artifacts",
            "not both are there",
            "upload-artifact with both paths; git push; was it green?",
        )


def check_comment(lab: Path) -> None:
    """The branch's report was posted on the pull request, by a token that may do that and no
    more.
    """
    bare = remote_of(lab)
    job, steps = job_of(bare, "weather")
    if writes(job) != ["pull-requests"]:
        raise Failed(
            "a token that may write to pull requests and nothing else",
            f"it may write {writes(job) or 'nothing'}",
            "pull-requests: write",
        )
    post, report = place(steps, r"post\.sh|cml comment"), place(steps, "dvc metrics diff")
    if post is None or report is None or post < report:
        raise Failed(
            "a step that posts, after the report",
            "no such step on the branch weather",
            "run: bash post.sh",
        )
    reports = saved(lab, "first.json")
    commit = commit_in(reports[0]["body"])
    if git(
        bare, "merge-base", "--is-ancestor", commit, pushed(bare, "weather")
    ) is None or commit == pushed(bare, "main"):
        raise Failed(
            "a report on a commit of the branch weather",
            f"it is on {commit[:7]}",
            "push the branch; then save the comments again",
        )
    was, now = row(reports[0]["body"])
    if was != auc_of(bare, "main"):
        raise Failed(
            f"a report that compares with main's AUC, {auc_of(bare, 'main')}",
            f"it has {was}",
            "dvc metrics diff origin/main",
        )
    if now == was:
        raise Failed(
            "a branch whose model is another one",
            f"the AUC is {now} on both",
            "params.yaml; was it committed?",
        )


def check_update(lab: Path) -> None:
    """A second push changed the comment and added none."""
    bare = remote_of(lab)
    first, second = saved(lab, "first.json"), saved(lab, "second.json")
    if len(second) != 1:
        mend = (
            "take the mark out of the others: gh api -X PATCH repos/ada/flights/issues/comments/2"
            " -f body=old; then save again"
        )
        raise Failed("one report in notes/second.json", f"{len(second)} reports", mend)
    if second[0].get("id") != first[0].get("id"):
        raise Failed(
            "the same comment, changed",
            f"comment {second[0].get('id')}, and {first[0].get('id')} before",
            "PATCH, not a new POST",
        )
    if commit_in(second[0]["body"]) == commit_in(first[0]["body"]):
        raise Failed(
            "a report on a later commit",
            "both are on the same one",
            "commit, push, and save the comments again",
        )
    if "PATCH" not in (
        committed(bare, "post.sh", pushed(bare, "weather")) or ""
    ) and "cml comment update" not in (committed(bare, WORKFLOW, pushed(bare, "weather")) or ""):
        raise Failed(
            "a pushed post.sh that changes the comment",
            "it only posts",
            "gh api -X PATCH …/issues/comments/ID",
        )


def check_gate(lab: Path) -> None:
    """The gate judges rightly, comes last, was red once, and the branch is green and better now."""
    bare = remote_of(lab)
    _, steps = job_of(bare, "weather")
    gate, post = place(steps, r"gate\.py"), place(steps, r"post\.sh|cml comment")
    if gate is None:
        raise Failed(
            "a step that runs gate.py on the branch weather",
            "no such step",
            "run: python gate.py main.json metrics.json",
        )
    if steps[gate].get("continue-on-error") or re.search(r"\|\|", str(steps[gate].get("run"))):
        raise Failed(
            "a gate that can make the run red",
            "its failure is hidden",
            "take out continue-on-error, or what follows ||",
        )
    if post is None or gate < post:
        raise Failed(
            "the report posted before the gate decides",
            "a red gate would end the job first",
            "put the step Gate last",
        )
    cases = [
        (0.63, 0.65, True),
        (0.63, 0.62, True),
        (0.64, 0.63, True),
        (0.63, 0.619, False),
        (0.63, 0.5, False),
        (0.63, float("nan"), False),
    ]
    answers = call(lab, "gate.py", "passes", *[case[:2] for case in cases])
    for (main, branch, expected), answer in zip(cases, answers, strict=True):
        if answer is not expected:
            raise Failed(
                f"passes({main}, {branch}) to be {expected}",
                f"{answer}",
                "guide, step 5: round to three digits; ask what is good",
            )
    if (committed(bare, "gate.py", pushed(bare, "weather")) or "").strip() != (
        lab / "gate.py"
    ).read_text(encoding="utf-8").strip():
        raise Failed(
            "your gate.py on the branch weather of the remote",
            "another one",
            "git commit, git push",
        )
    red = (
        (lab / "notes" / "red.txt").read_text(encoding="utf-8")
        if (lab / "notes" / "red.txt").is_file()
        else ""
    )
    if "FAIL: AUC" not in red or "report.yml failed" not in red:
        raise Failed(
            "in notes/red.txt a run that the gate made red",
            "no such run" if red else "no such file",
            "git push 2>&1 | tee notes/red.txt",
        )
    (last,) = saved(lab, "last.json")[:1]
    if commit_in(last["body"]) != pushed(bare, "weather"):
        raise Failed(
            "in notes/last.json the report on the last commit of weather",
            f"on {commit_in(last['body'])[:7]}",
            "save the comments again",
        )
    main, branch = auc_of(bare, "main"), auc_of(bare, "weather")
    if row(last["body"]) != (main, branch) or branch <= main:
        raise Failed(
            f"a green end: better than main ({main}), as metrics.json says ({branch})",
            f"{row(last['body'])} in the report",
            "take the bad change back",
        )


def check_answers(lab: Path) -> None:
    """The answers are those that workflow, remote and comment give."""
    bare = remote_of(lab)
    file = lab / "notes" / "answers.yml"
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise Failed(
            "answers in notes/answers.yml, as YAML",
            str(error).splitlines()[0],
            "one line an answer, key: value",
        ) from None
    if not isinstance(told, dict):
        raise Failed("answers in notes/answers.yml", "none yet", "the file names the keys")
    job, steps = job_of(bare, "weather")
    parts = {
        "checkout": "actions/checkout@",
        "train": "dvc repro",
        "report": "dvc metrics diff",
        "post": r"post\.sh|cml comment",
        "gate": r"gate\.py",
    }
    places = {
        name: found
        for name, pattern in parts.items()
        if (found := place(steps, pattern)) is not None
    }
    tip, main = pushed(bare, "weather"), pushed(bare, "main")
    right: dict[str, tuple[Any, str]] = {
        "event": ("push", "the workflow's key on:"),
        "ref": ("refs/heads/weather", "git ls-remote origin: the full name"),
        "commit": (tip[:7], "git ls-remote origin; the comment names it too"),
        "main": (main[:7], "git ls-remote origin"),
        "order": (sorted(places, key=lambda name: places[name]), "report.yml, from top to bottom"),
        "red_posted": (True, "notes/red.txt: which line comes first, updated or FAIL?"),
        "may_write": (writes(job), "permissions of the job in report.yml"),
        "gone": (
            ["main.json", "packages", "token"],
            "the runner's disk and the token go; what was sent to GitHub stays",
        ),
    }
    for key, (answer, look) in right.items():
        given = told.get(key)
        if isinstance(answer, list) and isinstance(given, list) and key != "order":
            given = sorted(map(str, given))
        if isinstance(answer, str) and given is not None:
            given = str(given)[:7] if key in ("commit", "main") else str(given)
        if given != answer:
            raise Failed(f"the right answer to {key}", f"{key}: {told.get(key, '(none)')}", look)
