"""The checks of lab 01: what the student's code and notes say is compared with the log, under the
student's own objectives.
"""

import csv
import hashlib
import io
import re
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from course.labs.checks import Failed, call, committed, repository

LOG, SLO, NOTE, STORY = "requests.csv", "slo.yml", "notes/decision.yml", "notes/postmortem.md"
SHA256 = "54f5c1f2b3d119f398b6d70882771776c332edefaa56e23108710110412e7238"
DAYS, GIVES_UP_MS, CHANGES = 28, 5000, {"fix", "feature"}
LONG, SHORT, LIMIT = 36, 6, 6  # slots of ten minutes; how fast it burns
CRASH = (
    datetime.fromisoformat("2026-03-03T14:21:00+00:00"),
    datetime.fromisoformat("2026-03-03T16:41:00+00:00"),
)
VAGUE = re.compile(
    r"\b(be careful|more careful|carefully|attention|try|discuss\w*|consider\w*|maybe|if"
    r" possible)\b",
    re.IGNORECASE,
)
BLAME = re.compile(
    r"\b(fault|blame|careless\w*|stupid|human error|forgot|negligen\w+|should have|should not"
    r" have|incompetent)\b",
    re.IGNORECASE,
)
Row = dict[str, Any]


# ---- the truth: what is in the log ----


def valid(row: Row) -> bool:
    """Return whether a user made the request."""
    return not row["path"].startswith("/health")


def good(row: Row) -> bool:
    """Return whether the user got an answer in time."""
    return bool(row["status"] < 500 and row["ms"] < GIVES_UP_MS)


def parse(text: str) -> list[Row]:
    """Return the requests in the text of a log."""
    return [
        {**row, "status": int(row["status"]), "ms": int(row["ms"])}
        for row in csv.DictReader(io.StringIO(text))
    ]


@cache
def log(lab: Path) -> list[Row]:
    """Return the requests in the lab's log, which must be as it was made."""
    file = lab / LOG
    data = file.read_bytes() if file.is_file() else None
    if data is None or hashlib.sha256(data).hexdigest() != SHA256:
        found = "no such file" if data is None else "another content"
        raise Failed(
            f"{LOG} as `course lab start` made it",
            found,
            "python service/make_log.py makes it again",
        )
    return parse(data.decode())


def truth(rows: list[Row], objective: Row) -> tuple[int, int]:
    """Return how many requests counted, and how many were bad."""
    users = [row for row in rows if valid(row)]
    limit = objective["threshold_ms"] if objective["sli"] == "latency" else GIVES_UP_MS
    return len(users), sum(not (good(row) and row["ms"] <= limit) for row in users)


def left_percent(bad: int, total: int, target: float) -> float:
    """Return what is left of an error budget, in percent of it."""
    allowed = total * (1 - target / 100)
    return 100 * (allowed - bad) / allowed


def burns(counts: list[list[int]], target: float) -> float:
    """Return the burn rate of some slots."""
    total = sum(slot[1] for slot in counts)
    return sum(slot[0] for slot in counts) / total / (1 - target / 100) if total else 0.0


def fires(counts: list[list[int]], target: float, windows: list[int], limit: float) -> list[int]:
    """Return after how many slots the alert is on."""
    return [
        n
        for n in range(1, len(counts) + 1)
        if all(burns(counts[max(0, n - w) : n], target) >= limit for w in windows)
    ]


def called(lab: Path, target: float) -> str:
    """Return when the alert over 6 h and 1 h calls for the crash."""
    begin = datetime.fromisoformat("2026-02-06T10:00:00+00:00")
    counts = [[0, 0] for _ in range(DAYS * 144)]
    for row in log(lab):
        if valid(row):
            slot = counts[
                (datetime.fromisoformat(row["time"].replace("Z", "+00:00")) - begin)
                // timedelta(minutes=10)
            ]
            slot[0] += not good(row)
            slot[1] += 1
    times = [begin + timedelta(minutes=10 * n) for n in fires(counts, target, [LONG, SHORT], LIMIT)]
    return next((f"{time:%Y-%m-%dT%H:%M}" for time in times if time >= CRASH[0]), "never")


# ---- the policy ----


def read_yaml(lab: Path, name: str) -> Row:
    """Return what a YAML file says; it must be a mapping."""
    if not (lab / name).is_file():
        raise Failed(
            f"a file {name}", "no such file", "course lab start, over the same folder, puts it back"
        )
    try:
        told = yaml.safe_load((lab / name).read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = (
            f"{name}, line {mark.line + 1}: is something indented otherwise than its neighbours, or"
            " a colon in a text without quotes?"
            if mark
            else name
        )
        raise Failed(
            f"{name} as YAML that can be read", f"{getattr(error, 'problem', None) or error}", where
        ) from None
    if not isinstance(told, dict):
        raise Failed(
            f"{name} with lines `key: value`",
            "something else",
            f"compare with: course lab solution {'agree' if name == SLO else 'decide'}",
        )
    return told


def number(value: object) -> float | None:
    """Return a number, or None for what is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def words(value: object) -> int:
    """Return how many words a text has."""
    return len(value.split()) if isinstance(value, str) else 0


def entries(told: Row, key: str, example: str) -> list[Row]:
    """Return a list of mappings in the policy."""
    found = told.get(key)
    if not found:
        raise Failed(f"{key} in {SLO}", "none", f"for example: {example}")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Failed(
            f"{key} in {SLO} as a list, each entry beginning with a dash",
            f"{str(found)[:60]!r}",
            f"for example: {example}",
        )
    return found


def check_objective(one: Row) -> None:
    """Raise Failed for an objective that helps nobody."""
    name, target = one.get("sli"), number(one.get("target"))
    if name not in ("availability", "latency"):
        why = (
            "users do not notice it; what do they notice? Whether an answer comes (availability),"
            " and how soon (latency)"
        )
        raise Failed(
            "objectives on what users notice: sli: availability, or sli: latency",
            f"sli: {name}",
            why,
        )
    if target is None:
        raise Failed(
            f"a target for {name}, in percent", f"target: {one.get('target')}", "target: 99.5"
        )
    if target >= 100:
        raise Failed(
            f"a target for {name} below 100",
            f"{target:g} %",
            "100 % leaves no error budget: nothing may ever change, and the networks of users fail"
            " more often",
        )
    if target <= 1:
        raise Failed(
            f"a target for {name} in percent",
            f"{target:g}",
            f"write {100 * target:g}, not {target:g}",
        )
    if target > 99.95:
        raise Failed(
            f"a target for {name} that can be measured",
            f"{target:g} %",
            f"of 37,893 requests this leaves {37893 * (100 - target) / 100:.0f} failures in 28"
            " days: a handful of bad luck would stop all releases",
        )
    if target < (98 if name == "availability" else 80):
        noticed = (
            "notes/users.md: of two hundred clicks one may fail"
            if name == "availability"
            else "notes/users.md: one in twenty may be slow"
        )
        raise Failed(f"a target for {name} that users are content with", f"{target:g} %", noticed)
    if not words(one.get("why")) > 3:
        raise Failed(
            f"a `why` for {name}: what users notice when it is missed",
            f"why: {one.get('why')}",
            "notes/users.md; without it nobody dares to change the target",
        )
    if name == "latency":
        check_threshold(one)


def check_threshold(one: Row) -> None:
    """Raise Failed for a threshold that nobody notices."""
    limit = number(one.get("threshold_ms"))
    if limit is None:
        raise Failed(
            "a threshold_ms for latency",
            f"threshold_ms: {one.get('threshold_ms')}",
            "how many milliseconds may an answer take? notes/users.md",
        )
    if limit < 100:
        raise Failed(
            "a threshold_ms that users notice",
            f"{limit:g} ms",
            "nobody sees a difference below a tenth of a second; and is it in milliseconds?",
        )
    if limit > 1000:
        raise Failed(
            "a threshold_ms that users are content with",
            f"{limit:g} ms",
            "notes/users.md: after four tenths of a second they think that the page hangs",
        )


def check_rule(rule: Row) -> None:
    """Raise Failed for a rule of the policy from which nothing follows."""
    bound, allowed, text = (
        number(rule.get("budget_left_at_most")),
        rule.get("releases"),
        rule.get("consequence"),
    )
    if bound is None:
        raise Failed(
            "a rule with budget_left_at_most, in percent",
            f"{rule.get('budget_left_at_most')}",
            "0 means: when the budget is used up",
        )
    if not isinstance(allowed, list) or not {str(one) for one in allowed} <= CHANGES:
        raise Failed(
            f"in the rule for {bound:g} %: releases as a list of fix and feature",
            f"releases: {allowed}",
            "for example: releases: [fix]",
        )
    if words(text) < 5:
        raise Failed(
            f"in the rule for {bound:g} %: a consequence, who does what",
            f"consequence: {text}",
            "a rule without a consequence is a wish",
        )
    if vague := VAGUE.search(str(text)):
        raise Failed(
            f"in the rule for {bound:g} %: a consequence that one can see happen",
            f"'{vague[0]}'",
            "who does what, until when?",
        )


def policy(lab: Path) -> Row:
    """Return the student's policy; raise Failed unless one can work with it."""
    told = read_yaml(lab, SLO)
    window = told.get("window_days")
    if number(window) is None or window is None:
        raise Failed(
            f"window_days in {SLO}",
            f"window_days: {window}",
            "99.5 % of what? Of the last 28 days, for example",
        )
    if window != DAYS:
        look = (
            "whole weeks, so that each has its weekend; and the log holds 28 days"
            if 0 < window < 400
            else "the log holds 28 days"
        )
        raise Failed("a window of four whole weeks: window_days: 28", f"{window}", look)
    if not words(told.get("owner")):
        raise Failed(
            f"an owner in {SLO}",
            f"owner: {told.get('owner')}",
            "one person answers for the objectives; a team of five means nobody",
        )
    objectives = entries(
        told, "objectives", "- sli: availability, below it target: 99.5 and why: …"
    )
    for one in objectives:
        check_objective(one)
    names = [one["sli"] for one in objectives]
    if sorted(names) != ["availability", "latency"]:
        raise Failed(
            "one objective for availability and one for latency",
            ", ".join(names),
            "a service that always answers, but after ten seconds, is no use",
        )
    rules = entries(
        told, "policy", "- budget_left_at_most: 0, below it releases: [fix] and consequence: …"
    )
    for rule in rules:
        check_rule(rule)
    empty = [rule for rule in rules if rule["budget_left_at_most"] >= 0]
    if not empty:
        raise Failed(
            "a rule for a budget that is used up",
            "no budget_left_at_most of 0 or more",
            "what follows when nothing is left?",
        )
    first = min(rules, key=lambda rule: rule["budget_left_at_most"])
    if "feature" in first["releases"]:
        raise Failed(
            "no features when the budget is used up",
            f"the strictest rule releases {first['releases']}",
            "then the budget decides nothing; releases: [fix]",
        )
    if "fix" not in first["releases"]:
        raise Failed(
            "fixes when the budget is used up",
            f"the strictest rule releases {first['releases']}",
            "how would you repair the service? releases: [fix]",
        )
    exceptions = told.get("exceptions")
    if (
        not isinstance(exceptions, dict)
        or not words(exceptions.get("who"))
        or words(exceptions.get("when")) < 3
    ):
        raise Failed(
            "exceptions with who and when",
            f"{exceptions}",
            "there will be an exception; say today who may make it, and in which case",
        )
    return told


def in_git(lab: Path, name: str) -> None:
    """Raise Failed unless a file is committed as it stands there."""
    text = committed(lab, name)
    if text is None or text.split() != (lab / name).read_text(encoding="utf-8").split():
        found = "not committed" if text is None else "the last commit has another content"
        raise Failed(
            f"{name} in a commit",
            found,
            f"git add {name}, git commit: what was agreed must be found again",
        )


# ---- one function a step ----


def asked(path: str, status: int, ms: int) -> Row:
    """Return a request."""
    return {"time": "2026-03-06T09:00:00Z", "path": path, "status": status, "ms": ms}


def judge(lab: Path, function: str, cases: list[tuple[list[Any], bool, str]]) -> None:
    """Raise Failed if a function of sli.py judges a request otherwise than we do."""
    for (arguments, right, why), answer in zip(
        cases, call(lab, "sli.py", function, *(case[0] for case in cases)), strict=True
    ):
        if answer is None or bool(answer) != right:
            row = arguments[0]
            told = (
                f"{row['path'].partition('?')[0]} with status {row['status']} after {row['ms']} ms"
            )
            with_limit = f", threshold {arguments[1]} ms" if len(arguments) > 1 else ""
            look = "does the function end with return?" if answer is None else why
            raise Failed(f"{function}() to be {right} for {told}{with_limit}", f"{answer}", look)


def check_choose(lab: Path) -> None:
    """The three functions of sli.py judge requests as the guide says."""
    repository(lab)
    log(lab)
    late = "/late-share?month=3&origin=JFK"
    judge(
        lab,
        "is_valid",
        [
            ([asked(late, 200, 65)], True, "a user asked"),
            ([asked("/late-share?month=13&origin=JFK", 422, 14)], True, "a user asked, if wrongly"),
            ([asked(late, 500, 20)], True, "whether it went well is not the question here"),
            (
                [asked("/health", 200, 2)],
                False,
                "the load balancer asked; no user is behind it, and there are 20,160 of them",
            ),
            ([asked("/health", 503, 3)], False, "the load balancer asked; no user is behind it"),
        ],
    )
    judge(
        lab,
        "is_good",
        [
            ([asked(late, 200, 65)], True, "the user got an answer"),
            ([asked(late, 500, 20)], False, "500 and above: the service failed"),
            ([asked(late, 503, 3)], False, "500 and above: the service failed"),
            (
                [asked(late, 404, 12)],
                True,
                "the user's question was wrong, and the service said so: that is its work",
            ),
            (
                [asked(late, 422, 12)],
                True,
                "the user's question was wrong, and the service said so: that is its work",
            ),
            (
                [asked(late, 499, 5004)],
                False,
                "the page gave up after 5 s: the user got nothing, whatever the status says",
            ),
            ([asked(late, 499, 5000)], False, "GIVES_UP_MS and more: the page gave up"),
            (
                [asked(late, 499, 310)],
                True,
                "the user left after 0.3 s; we cannot know more, so it is no failure of ours",
            ),
            ([asked(late, 200, 5200)], False, "an answer after 5.2 s: nobody was there any more"),
        ],
    )
    judge(
        lab,
        "is_fast",
        [
            ([asked(late, 200, 65), 400], True, "it took less than the threshold"),
            ([asked(late, 200, 400), 400], True, "at most the threshold: it belongs to it"),
            ([asked(late, 200, 401), 400], False, "it took longer"),
            ([asked(late, 200, 401), 500], True, "the threshold is the second argument"),
            ([asked(late, 500, 20), 400], False, "an error after 20 ms is not a fast answer"),
            ([asked(late, 404, 12), 400], True, "the user got an answer, and soon"),
        ],
    )


def check_agree(lab: Path) -> None:
    """The policy is one, and it is committed."""
    repository(lab)
    policy(lab)
    in_git(lab, SLO)


SMALL = """time,path,status,ms
2026-03-06T09:00:00Z,/health,200,2
2026-03-06T09:00:01Z,/late-share?month=3,200,80
2026-03-06T09:00:02Z,/late-share?month=3,200,180
2026-03-06T09:00:03Z,/late-share?month=3,200,230
2026-03-06T09:00:04Z,/late-share?month=3,500,20
2026-03-06T09:00:05Z,/late-share?month=3,499,5010
2026-03-06T09:00:06Z,/late-share?month=3,404,11
2026-03-06T09:02:00Z,/health,503,2
2026-03-06T09:02:01Z,/late-share?month=3,200,90
"""


def check_measure(lab: Path) -> None:
    """measured() finds what is in the log, and in another log as well."""
    repository(lab)
    rows, own = log(lab), policy(lab)
    objectives = [
        {"sli": "latency", "threshold_ms": 200, "target": 90},
        {"sli": "availability", "target": 99},
    ]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "small.csv").write_text(SMALL)
        (Path(folder) / "small.yml").write_text(yaml.safe_dump({"objectives": objectives}))
        small, whole = call(
            lab,
            "measure.py",
            "measured",
            [f"{folder}/small.csv", f"{folder}/small.yml"],
            [LOG, SLO],
        )
    for where, found, asked_for, log_rows in (
        ("a log of 9 lines", small, objectives, parse(SMALL)),
        (LOG, whole, own["objectives"], rows),
    ):
        if (
            not isinstance(found, list)
            or len(found) != len(asked_for)
            or not all(isinstance(one, dict) for one in found)
        ):
            raise Failed(
                "measured() to return a list, as it was given",
                f"{str(found)[:60]}",
                "only measure() is yours; leave measured() as it was",
            )
        for objective, answer in zip(asked_for, found, strict=True):
            total, bad = truth(log_rows, objective)
            compare(
                f"{objective['sli']} in {where}",
                answer,
                {"total": total, "bad": bad, "percent": 100 - 100 * bad / total},
                reason(log_rows, objective),
            )


def reason(rows: list[Row], objective: Row) -> Callable[[str, float], str]:
    """Return a function that says how a wrong number of measure() may have come about."""
    users = [row for row in rows if valid(row)]

    def look(key: str, found: float) -> str:
        if key == "total":
            return (
                "are the health checks among them? is_valid()"
                if found == len(rows)
                else "all requests for which is_valid() is true"
            )
        if key == "percent":
            return "a number from 0 to 100: the good ones of all that counted, times 100"
        if found == len(users) - truth(rows, objective)[1]:
            return "these are the good ones; count the bad ones"
        if objective["sli"] == "latency" and found == sum(not good(row) for row in users):
            return "for latency ask is_fast(), with the threshold_ms of the objective"
        return "count the valid requests that are not is_good(), or for latency not is_fast()"

    return look


def compare(
    what: str, answer: Row, right: dict[str, float], look: Callable[[str, float], str]
) -> None:
    """Raise Failed if a dictionary of numbers is not as it should be."""
    for key, value in right.items():
        found = number(answer.get(key))
        if found is None:
            raise Failed(
                f"{what}: a number under '{key}'",
                f"{answer.get(key)!r}",
                "return a dictionary with these keys: " + ", ".join(right),
            )
        if abs(found - value) > max(1e-3, 1e-6 * abs(value)):
            raise Failed(
                f"{what}: {key} = {value:.3f}".rstrip("0").rstrip("."),
                f"{found:.3f}".rstrip("0").rstrip("."),
                look(key, found),
            )


def check_budget(lab: Path) -> None:
    """error_budget() is right, for several objectives."""
    repository(lab)
    cases = [
        [10, 4000, 99.5, 28],
        [30, 4000, 99.5, 28],
        [0, 1000, 99.0, 7],
        [221, 37893, 99.5, 28],
        [500, 10000, 90.0, 28],
    ]
    for case, answer in zip(cases, call(lab, "budget.py", "error_budget", *cases), strict=True):
        bad, total, target, days = case
        allowed = total * (1 - target / 100)
        percent = 100 * (allowed - bad) / allowed
        right = {
            "allowed": allowed,
            "left": allowed - bad,
            "left_percent": percent,
            "left_minutes": percent / 100 * days * 1440 * (1 - target / 100),
        }
        if not isinstance(answer, dict):
            raise Failed(
                "error_budget() to return a dictionary",
                f"{answer!r}",
                "allowed, left, left_percent, left_minutes",
            )
        compare(
            f"error_budget({bad}, {total}, {target}, {days})",
            answer,
            right,
            partial(budget_look, right=right),
        )


def budget_look(key: str, found: float, right: dict[str, float]) -> str:
    """Return how a wrong number of error_budget() may have come about."""
    if key == "allowed":
        return "a target of 99.5 % allows 0.5 % of the total to be bad: total * (1 - target / 100)"
    if right[key] < 0 and found == 0:
        return "let it go below zero: how much too much is what the team must know"
    if key == "left_percent":
        return (
            "100 times left, divided by allowed"
            if abs(found * 100 - right[key]) > 0.01
            else "in percent, not as a share from 0 to 1"
        )
    if key == "left_minutes":
        return (
            "all minutes of the window, times the share that may fail, times the part of the budget"
            " that is left"
        )
    return "allowed minus bad"


def check_alert(lab: Path) -> None:
    """burn_rate() and alerts() are right."""
    repository(lab)
    cases = [
        ([[1, 100], [1, 100]], 99.0, "bad of all is 1 %, and 1 % may fail: it burns at rate 1"),
        (
            [[1, 10], [0, 190]],
            99.5,
            (
                "add up the bad and all requests first; a mean of rates gives the quiet ten minutes"
                " too much weight"
            ),
        ),
        ([[5, 10]], 99.5, "half of the requests are bad, 0.5 % may be: 100 times too fast"),
        ([[0, 0], [0, 0]], 99.5, "nobody asked, so nothing burns: 0, and no division by zero"),
    ]
    for (counts, target, why), answer in zip(
        cases, call(lab, "burn.py", "burn_rate", *(case[:2] for case in cases)), strict=True
    ):
        right, found = burns(counts, target), number(answer)
        if found is None or abs(found - right) > 1e-6:
            raise Failed(f"burn_rate({counts}, {target}) to be {right:.3g}", f"{answer}", why)
    quiet, bad, one = [[0, 20]] * 40, [[15, 20]] * 8, [[1, 3]]
    story = quiet + one + quiet + bad + quiet
    scenes: list[tuple[list[Any], str]] = [
        (
            [story, 99.5, [LONG, SHORT], LIMIT],
            (
                "all windows must be at the limit: the long one says that it matters, the short one"
                " that it goes on"
            ),
        ),
        (
            [story, 99.5, [SHORT], 1.5],
            "with one window, its burn rate alone decides; and the limit is an argument",
        ),
        (
            [bad + quiet, 99.5, [LONG], LIMIT],
            "at the beginning of the log take the slots that there are: counts[max(0, n - w):n]",
        ),
        (
            [[[0, 0]] * 3 + bad, 99.0, [SHORT, LONG], 2.0],
            "target and limit are arguments; do not fix them",
        ),
    ]
    answers = call(lab, "burn.py", "alerts", *(scene[0] for scene in scenes))
    for (arguments, why), answer in zip(scenes, answers, strict=True):
        right_slots = fires(*arguments)
        if answer != right_slots:
            what = (
                f"alerts() with windows {arguments[2]} and limit {arguments[3]} to be on after"
                f" {brief(right_slots)} slots"
            )
            late = (
                isinstance(answer, list)
                and [n + 1 if isinstance(n, int) else n for n in answer] == right_slots
            )
            raise Failed(
                what,
                brief(answer),
                (
                    "after n slots, so the first is 1 and not 0; and slot n itself belongs to the"
                    " window"
                    if late
                    else why
                ),
            )


def brief(slots: object) -> str:
    """Return words about a list of slots."""
    if not isinstance(slots, list):
        return f"{slots!r}"[:60]
    return f"{slots[0]} to {slots[-1]} ({len(slots)} in all)" if slots else "none"


RULES = [
    {
        "budget_left_at_most": 50,
        "releases": ["fix", "feature"],
        "consequence": "The author watches the burn rate",
    },
    {
        "budget_left_at_most": 0,
        "releases": [],
        "consequence": "The team repairs the pipeline first",
    },
    {"budget_left_at_most": 10, "releases": ["fix"], "consequence": "The team works on the causes"},
]


def decided(rules: list[Row], left: dict[str, float], change: str) -> bool:
    """Return whether a policy lets a change out."""
    reached = [rule for rule in rules if min(left.values()) <= rule["budget_left_at_most"]]
    return (
        not reached
        or change in min(reached, key=lambda rule: rule["budget_left_at_most"])["releases"]
    )


def check_decide(lab: Path) -> None:
    """decide() follows any policy, and the note agrees with the log and with the student's
    policy.
    """
    repository(lab)
    cases = [
        (
            {"availability": 80.0, "latency": 90.0},
            "feature",
            "no rule is reached, so everything may go out",
        ),
        (
            {"availability": 80.0, "latency": 30.0},
            "feature",
            "the rule for 50 % is reached, and it releases features",
        ),
        (
            {"availability": 80.0, "latency": 5.0},
            "feature",
            (
                "the worst objective decides, here latency; of the rules it reached, the lowest"
                " bound applies"
            ),
        ),
        ({"availability": 5.0, "latency": 80.0}, "fix", "the rule for 10 % releases fixes"),
        (
            {"availability": 0.0, "latency": 80.0},
            "fix",
            "0 % left is at most 0: the rule for 0 % is reached, and it releases nothing",
        ),
        (
            {"availability": -20.0, "latency": -90.0},
            "feature",
            "below zero the rule for 0 % applies",
        ),
        (
            {"availability": 10.0, "latency": 80.0},
            "feature",
            "10 % left is at most 10: that rule is reached",
        ),
    ]
    for (left, change, why), answer in zip(
        cases,
        call(lab, "decide.py", "decide", *([RULES, left, change] for left, change, _ in cases)),
        strict=True,
    ):
        what = (
            f"decide() on a {change} with {left['availability']:g} % and {left['latency']:g} % left"
        )
        if not isinstance(answer, dict) or not isinstance(answer.get("release"), bool):
            raise Failed(
                f'{what} to return {{"release": True or False, "reason": "…"}}',
                f"{answer!r}"[:70],
                "a dictionary with these two keys",
            )
        right = decided(RULES, left, change)
        if answer["release"] != right:
            raise Failed(
                f"{what} to be {'release' if right else 'no release'}",
                "release" if answer["release"] else "no release",
                why,
            )
        worst = min(left, key=lambda name: left[name])
        if worst not in str(answer.get("reason")):
            raise Failed(
                f"{what}: a reason that names {worst}",
                f"{answer.get('reason')!r}"[:70],
                "whoever is refused a release asks: which objective, how much is left?",
            )
    check_note(lab)
    in_git(lab, SLO)
    in_git(lab, NOTE)


def check_note(lab: Path) -> None:
    """Raise Failed unless decision.yml says what the log and the policy say."""
    told, own, rows = read_yaml(lab, NOTE), policy(lab), log(lab)
    figures = told.get("figures")
    if not isinstance(figures, dict):
        raise Failed(
            f"figures in {NOTE}",
            f"{figures!r}"[:60],
            "figures:, below it availability: and latency:, each with three numbers; hint 2"
            " shows it",
        )
    left = {}
    for one in own["objectives"]:
        total, bad = truth(rows, one)
        allowed = total * (1 - one["target"] / 100)
        left[one["sli"]] = left_percent(bad, total, one["target"])
        right = {
            "measured_percent": (100 - 100 * bad / total, 0.01),
            "left_requests": (allowed - bad, 1),
            "left_percent": (left[one["sli"]], 0.2),
        }
        written = figures.get(one["sli"])
        for key, (value, tolerance) in right.items():
            found = number(written.get(key)) if isinstance(written, dict) else None
            what = f"{NOTE}: {one['sli']}, {key} as in the log"
            if found is None:
                raise Failed(what, "no number", "python measure.py and python budget.py print it")
            if abs(found - value) > tolerance:
                raise Failed(
                    f"{what}: {value:.3f}",
                    f"{found:g}",
                    "python measure.py and python budget.py print it, for your slo.yml as it"
                    " is now",
                )
    kind = told.get("kind")
    if kind != "feature":
        raise Failed(
            f"{NOTE}: kind: feature, as the release that waits is one",
            f"kind: {kind}",
            "a feature does not become a fix by its name",
        )
    release, right_answer = told.get("release"), decided(own["policy"], left, "feature")
    if not isinstance(release, bool):
        raise Failed(
            f"{NOTE}: release: true or false",
            f"release: {release}",
            "an answer that Friday can work with",
        )
    if release != right_answer:
        why = (
            "an exception is made by the one whom your policy names, in a note of her own"
            if release
            else "a policy that is stricter in fact than on paper is not trusted"
        )
        raise Failed(
            f"the decision that your policy gives: release: {str(right_answer).lower()}",
            f"release: {str(release).lower()}",
            why,
        )
    (target,) = (one["target"] for one in own["objectives"] if one["sli"] == "availability")
    when, alert = called(lab, target), str(told.get("alert")).replace(" ", "T")[:16]
    if alert != when:
        raise Failed(
            f"{NOTE}: alert: {when}",
            f"alert: {told.get('alert')}",
            "python burn.py, the rule with both windows, the call of 3 March",
        )
    for key, least, ask in (
        ("because", 8, "for somebody who was not here"),
        ("next", 6, "what must happen before we decide again?"),
        ("decided_by", 1, "who?"),
    ):
        if words(told.get(key)) < least:
            raise Failed(f"{NOTE}: {key}", f"{told.get(key)}", ask)


SECTIONS = {
    "Summary": 12,
    "Impact": 8,
    "Timeline": 15,
    "Why it happened": 15,
    "What went well": 5,
    "Actions": 10,
}


def check_learn(lab: Path) -> None:
    """The post-mortem has its parts, its figures agree with the log, it blames nobody, and actions
    have owners and dates.
    """
    repository(lab)
    if not (lab / STORY).is_file():
        raise Failed(
            f"a file {STORY}",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    text = re.sub(
        r"<!--.*?-->",
        "",
        (lab / STORY).read_text(encoding="utf-8", errors="replace"),
        flags=re.DOTALL,
    )
    parts = {
        part.partition("\n")[0].strip(): part.partition("\n")[2]
        for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    }
    for name, least in SECTIONS.items():
        written = re.findall(
            r"\w+", re.sub(r"\| Action \| Owner \| Due \|", "", parts.get(name, ""))
        )
        if len(written) < least:
            raise Failed(
                f"{STORY}: something under '## {name}'",
                "little or nothing",
                "the comment in the file says what belongs there",
            )
    failed = sum(
        not good(row)
        for row in log(lab)
        if valid(row) and CRASH[0].isoformat()[:19] <= row["time"] < CRASH[1].isoformat()[:19]
    )
    numbers = [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", parts["Impact"])]
    if not any(abs(found - failed) <= 3 for found in numbers):
        raise Failed(
            f"under Impact: how many requests failed, {failed}",
            f"numbers: {numbers}",
            "python between.py 2026-03-03T14:20 2026-03-03T16:50",
        )
    check_timeline(parts["Timeline"])
    if found := BLAME.search(text.replace("not who did it", "")):
        raise Failed(
            f"{STORY} that blames nobody",
            f"'{found[0]}'",
            "what made it likely that a good engineer did this? Who fears blame tells less the next"
            " time",
        )
    if found := re.search(r"\b(Ada|Grace)\b", parts["Why it happened"], re.IGNORECASE):
        raise Failed(
            "causes in the system, under 'Why it happened'",
            f"the name {found[0]}",
            "with anybody else at the keyboard: what would have made it happen too?",
        )
    check_actions(parts["Actions"])
    in_git(lab, STORY)


def check_timeline(text: str) -> None:
    """Raise Failed unless the timeline reaches from the first failure to the last."""
    times = [
        int(hour) * 60 + int(minute) for hour, minute in re.findall(r"\b(\d\d?):(\d\d)\b", text)
    ]
    for what, first, last, where in (
        ("when it began", 14 * 60 + 15, 14 * 60 + 26, "between.py tells the first failure"),
        (
            "when the alert would have called",
            14 * 60 + 30,
            14 * 60 + 50,
            "burn.py, the rule with both windows; nobody was called, and that is worth a line",
        ),
        ("when somebody noticed", 15 * 60, 15 * 60 + 12, "notes/channel.txt: the phone"),
        ("when it ended", 16 * 60 + 36, 16 * 60 + 46, "between.py tells the last failure"),
    ):
        if not any(first <= time <= last for time in times):
            raise Failed(f"in the timeline: {what}", "no line with that time", where)


def check_actions(text: str) -> None:
    """Raise Failed unless there are actions that one can see done."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.splitlines()
        if line.strip().startswith("|")
    ]
    actions = [row for row in rows if row[0] != "Action" and set(row[0]) - set(":- ")]
    if len(actions) < 2:
        raise Failed(
            "two actions or more, a row of the table each",
            f"{len(actions)}",
            "what would have made it rarer, shorter, or seen sooner?",
        )
    for row in actions:
        if len(row) < 3 or not row[1] or not re.search(r"\b2026-\d\d-\d\d\b", row[2]):
            raise Failed(
                "each action with an owner and a date such as 2026-03-13",
                " | ".join(row)[:70],
                "what nobody owns, nobody does",
            )
        if found := VAGUE.search(row[0]):
            raise Failed(
                "actions that one can see done",
                f"'{found[0]}' in: {row[0][:50]}",
                "change the system, so that care is not needed",
            )
