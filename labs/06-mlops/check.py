"""The checks of lab 06: each row of the forms is compared with what the project held when the audit
began (the tag `audited`).
"""

import csv
import json
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from course.labs.checks import Failed, call, git, repository, run
from course.labs.model import DATA

AUDITED, CI = "audited", ".github/workflows/ci.yml"
SECTIONS = ("data", "model", "infra", "monitor")
Row = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """What one row of a form must say.

    value:  the points, or have, that agree with the project.
    why:    what to tell whoever has another value.
    lines:  patterns of lines that are evidence, by file.
    probes: lines of which a search must find one, if it is to prove by finding nothing.
    covers: files that such a search must have looked at.
    """

    value: object
    why: str
    lines: dict[str, str]
    probes: tuple[str, ...] = ()
    covers: tuple[str, ...] = ("train.py", "serve.py")


DUMP = {"train.py": r"joblib\.dump|AUC"}
TWICE = {
    "train.py": r"dayofweek|cat\.codes|fillna|def prepare",
    "serve.py": r"isoweekday|or 0|CARRIERS|delay = 0|def features",
    "notes/reviews.md": "another one",
}
UNPINNED = {
    "train.py": r"glob\.glob|read_csv",
    ".gitignore": "^data/",
    CI: "pip install",
    "README.md": "pip install|ask Linus",
}
NOT_IN_TESTS = (("import serve", "serve.answer(flight)"), ("tests/test_train.py",))
READS_CONFIG = (('yaml.safe_load(open("config.yml"))', "config.yml"), ("train.py", "serve.py"))

DEBTS = {
    "undeclared-consumer": Fact(
        None,
        "board.py reads predictions.csv by column; serve.py calls that file its log",
        {"board.py": r"predictions\.csv|row\[", "serve.py": "predictions.csv|log.write"},
    ),
    "dead-flag": Fact(
        None,
        "a name in capitals in train.py that is never True",
        {"train.py": "USE_HOLIDAYS|holiday"},
    ),
    "idle-config": Fact(
        None,
        "which program opens config.yml?",
        {"config.yml": r"^\w+:", "train.py": r"n_estimators=", "serve.py": "^THRESHOLD"},
        *READS_CONFIG,
    ),
    "written-twice": Fact(None, "compare prepare() in train.py with features() in serve.py", TWICE),
    "unpinned": Fact(
        None, "which files does load() read, and which versions does pip install?", UNPINNED
    ),
}
FORM = {
    "data-1": Fact(
        0,
        "nothing says what a column may hold",
        {"train.py": "read_csv"},
        ("schema", "import pandera", "expectations"),
    ),
    "data-4": Fact(
        0,
        "two hours before departure nobody knows dep_delay, and the model uses it",
        {
            "train.py": "FEATURES = .*dep_delay",
            "notes/features.md": "dep_delay",
            "serve.py": "delay = 0|dep_delay",
        },
    ),
    "data-7": Fact(
        0,
        "all, it says: no test calls the features of serve.py",
        {"serve.py": "def features|isoweekday"},
        *NOT_IN_TESTS,
    ),
    "model-3": Fact(
        0,
        "the tuned values stand in config.yml, which no program reads; train.py has others",
        {"train.py": "n_estimators=", "config.yml": r"^(#|learning_rate|n_est)"},
        *READS_CONFIG,
    ),
    "model-5": Fact(
        0.5,
        "train.py prints the AUC of a logistic regression beside the model's: whoever trains by"
        " hand can read it, and no machine does",
        {"train.py": "LogisticRegression\\(|logistic|AUC"},
    ),
    "model-6": Fact(
        0,
        "train.py prints one AUC, over all flights",
        {"train.py": "AUC"},
        ("for each slice", "flights.groupby(name)", "per airport", "subgroup"),
    ),
    "infra-1": Fact(
        0,
        "the seed is fixed, but neither the data nor the packages are: the same command gives"
        " another model next month",
        UNPINNED,
    ),
    "infra-2": Fact(
        0.5,
        f"there is a good test of fit(), but {CI} ends in `|| true`: nobody is told when it fails,"
        " so it counts as done by hand",
        {CI: r"\|\| true", "tests/test_train.py": "def test_model|train.fit"},
    ),
    "infra-3": Fact(0, "no test goes from data to an answer of serve.py", {}, *NOT_IN_TESTS),
    "infra-4": Fact(0, "train.py writes model.joblib whatever the AUC is", DUMP),
    "infra-7": Fact(
        0,
        "each training writes over the only model, and no pinned data can make the old one again",
        {"train.py": r"joblib\.dump|glob", ".gitignore": "joblib|^data/"},
    ),
    "monitor-2": Fact(
        0,
        "serve.py takes what comes; what is missing becomes 0",
        {"serve.py": r"or 0|def answer|def features"},
        ("raise ValueError", "assert 0 < x", "validate(flight)", "schema", "pydantic"),
        ("serve.py",),
    ),
    "monitor-3": Fact(
        0,
        "nobody compares the two, and they differ",
        TWICE,
        ("skew", *NOT_IN_TESTS[0]),
        NOT_IN_TESTS[1],
    ),
    "monitor-7": Fact(
        0,
        "answers are kept, but nothing compares them with arrivals; to keep is not to watch",
        {"serve.py": r"predictions\.csv|log\.write", "board.py": r"predictions\.csv|row\["},
        ("monitor", "drift", "true_delay", "actual", "alert"),
        ("serve.py", "board.py"),
    ),
}
LEVEL = {
    "retrains": Fact(
        False,
        "whoever has time trains",
        {"README.md": "Retrain when|train on your laptop", CI: "^on: push"},
        ("schedule:", "cron: '0 3 * * *'", "airflow"),
        (CI, "train.py"),
    ),
    "validates": Fact(
        False,
        "train.py reads any file, and writes any model",
        {**DUMP, "train.py": r"joblib\.dump|AUC|glob|read_csv"},
        ("validate", "assert auc > 0.6", "schema", "raise ValueError"),
    ),
    "delivers": Fact(
        False,
        "Grace copied the file by hand",
        {"README.md": "scp"},
        ("deploy", "scp model.joblib web1:", "az webapp"),
        (CI,),
    ),
    "integrates": Fact(
        False,
        f"look at the end of the last line of {CI}: the job is green whatever the tests say",
        {CI: r"\|\| true"},
    ),
}


# ---- evidence ----


def told(lab: Path, name: str) -> Row:
    """Return what a YAML file of audit/ says; it must be a mapping."""
    file = lab / "audit" / name
    if not file.is_file():
        raise Failed(
            f"a file audit/{name}",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = (
            f"audit/{name}, line {mark.line + 1}: a text that holds a colon and a blank, or begins"
            " with a quote, needs quotes around it"
            if mark
            else ""
        )
        raise Failed(
            f"audit/{name} as YAML that can be read",
            f"{getattr(error, 'problem', None) or error}",
            where,
        ) from None
    if not isinstance(found, dict):
        raise Failed(
            f"audit/{name} with lines `key: value`",
            "something else",
            "compare with: course lab solution",
        )
    return found


def audited(lab: Path) -> None:
    """Raise Failed unless the project is there as it was when the audit began."""
    repository(lab)
    if git(lab, "rev-parse", "--verify", "--quiet", f"{AUDITED}:train.py") is None:
        raise Failed(
            f"the tag {AUDITED}, which course lab start made",
            "no such tag",
            f"git tag {AUDITED} $(git rev-list --max-parents=0 HEAD)",
        )


def judge(lab: Path, name: str, key: str, row: Row, fact: Fact) -> None:
    """Raise Failed unless the evidence of a row exists, and shows what the row is about."""
    where, text = f"audit/{name}, {key}", row.get("evidence")
    what = f"{where}: evidence, as FILE:LINE or git grep …"
    if not isinstance(text, str) or not text.strip():
        raise Failed(
            what,
            "none" if text is None else f"{text!r}",
            "for example train.py:8, or git grep -in monitor",
        )
    if text.startswith("git grep"):
        searched(lab, where, text, fact)
    elif match := re.fullmatch(r"([\w./-]+):(\d+)", text.strip()):
        stands(lab, where, match[1].removeprefix("./"), int(match[2]), fact)
    else:
        raise Failed(
            what,
            text,
            "one file and one line, with a colon between them: git grep -n PATTERN shows them so",
        )


def stands(lab: Path, where: str, file: str, number: int, fact: Fact) -> None:
    """Raise Failed unless a line of the audited project is evidence for a fact."""
    text = git(lab, "show", f"{AUDITED}:{file}")
    if text is None:
        raise Failed(
            f"{where}: a file of the project as you got it",
            f"no {file} there",
            "git ls-tree -r --name-only audited lists them; audit/ and data/ are not in Git",
        )
    lines = text.splitlines()
    if not 0 < number <= len(lines):
        raise Failed(
            f"{where}: a line of {file}",
            f"line {number} of {len(lines)}",
            f"git grep -n PATTERN {AUDITED} -- {file} prints the numbers",
        )
    line = lines[number - 1].strip()
    if file in fact.lines and re.search(fact.lines[file], line):
        return
    if file == "README.md":
        raise Failed(
            f"{where}: evidence in the code",
            f"{file}, line {number}: {line[:60]}",
            "the README says what somebody believed; what does the code do?",
        )
    raise Failed(
        f"{where}: a line that shows it",
        f"{file}, line {number}: {line[:60] or '(empty)'}",
        fact.why,
    )


def searched(lab: Path, where: str, command: str, fact: Fact) -> None:
    """Raise Failed unless a search finds nothing where it could have found something."""
    try:
        words = shlex.split(command)[2:]
    except ValueError:
        raise Failed(
            f"{where}: a command that bash can read", command, "does a quote never end?"
        ) from None
    options = [word for word in words if word.startswith("-") and word != "--"]
    pattern, *paths = [word for word in words if not word.startswith("-")] or [""]
    if not pattern or any(not re.fullmatch(r"-[inEwlc]+", option) for option in options):
        raise Failed(
            f"{where}: git grep, the options -i -n -E or -w, a pattern, and perhaps -- and paths",
            command,
            'for example: git grep -inE "drift|monitor"',
        )
    if not fact.probes:
        raise Failed(
            f"{where}: a line of the project, FILE:LINE",
            command,
            f"this one can be pointed at: {fact.why}",
        )
    found = (git(lab, "grep", *options, "-e", pattern, AUDITED, "--", *paths) or "").splitlines()
    if found:
        raise Failed(
            f"{where}: a search that finds nothing",
            f"{len(found)} lines, the first: {found[0].removeprefix(AUDITED + ':')[:70]}",
            "look at what it found: is it what the row asks for, or only the same word?",
        )
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe"
        probe.write_text("\n".join(fact.probes) + "\n", encoding="utf-8")
        if run(
            ["git", "grep", "--no-index", *options, "-e", pattern, "--", "probe"], Path(folder)
        ).status:
            why = (
                "without -E, | is an ordinary sign"
                if "|" in pattern and not any("E" in option for option in options)
                else (
                    'would it find one if there were one? Try more words: "one|other" with -E,'
                    " and -i"
                )
            )
            raise Failed(
                f"{where}: a search for what the row asks for, for example {fact.probes[0]!r}",
                command,
                why,
            )
    seen = {
        line.removeprefix(f"{AUDITED}:")
        for line in (git(lab, "grep", "-l", "-e", "", AUDITED, "--", *paths) or "").splitlines()
    }
    if missed := [file for file in fact.covers if file not in seen]:
        raise Failed(
            f"{where}: a search that looks into {missed[0]}",
            command,
            "paths stand after --, and the quotes of '*.py' matter",
        )


def row_of(name: str, key: str, form: Row) -> Row:
    """Return a row of a form."""
    row = form.get(key)
    if not isinstance(row, dict):
        raise Failed(
            f"audit/{name}: a row {key}",
            "none" if row is None else f"{row!r}"[:50],
            "its lines are indented by two blanks",
        )
    return row


# ---- the steps ----


def check_hunt(lab: Path) -> None:
    """Each of the five debts has a line, or a search, that shows it."""
    audited(lab)
    form = told(lab, "debts.yml")
    for key, fact in DEBTS.items():
        judge(lab, "debts.yml", key, row_of("debts.yml", key, form), fact)


def points(lab: Path) -> dict[str, float]:
    """Return the points of the form, all of which must be 0, 0.5 or 1."""
    form, found = told(lab, "score.yml"), {}
    for section in SECTIONS:
        for number in range(1, 8):
            key = f"{section}-{number}"
            value = row_of("score.yml", key, form).get("points")
            if isinstance(value, bool) or value not in (0, 0.5, 1):
                raise Failed(
                    f"audit/score.yml, {key}: points 0, 0.5 or 1",
                    "none" if value is None else f"{value!r}",
                    "a machine, regularly: 1. A person, and written down: 0.5. Otherwise 0",
                )
            found[key] = float(value)
    return found


def sums(given: dict[str, float]) -> dict[str, float]:
    """Return the sum of each section."""
    return {
        section: sum(value for key, value in given.items() if key.startswith(f"{section}-"))
        for section in SECTIONS
    }


def check_form(lab: Path) -> None:
    """The rows that can be decided agree with the project, the others have a reason, and score.py
    follows the rule.
    """
    audited(lab)
    given, form = points(lab), told(lab, "score.yml")
    for key, value in given.items():
        row = form[key]
        if key not in FORM:
            if not isinstance(row.get("reason"), str) or not row["reason"].strip():
                raise Failed(
                    f"audit/score.yml, {key}: a reason",
                    "none",
                    "a sentence for whoever reads it in a year",
                )
            continue
        fact = FORM[key]
        if value != fact.value:
            raise Failed(
                f"audit/score.yml, {key}: the points that the project earns", f"{value:g}", fact.why
            )
        judge(lab, "score.yml", key, row, fact)
    other = {
        f"{section}-{n}": ((n * k) % 3) / 2
        for k, section in enumerate(SECTIONS, 1)
        for n in range(1, 8)
    }
    cases = [given, other, dict.fromkeys(given, 1.0)]
    for case, answer in zip(
        cases, call(lab, "audit/score.py", "sections", *([case] for case in cases)), strict=True
    ):
        if answer != sums(case):
            raise Failed(
                f"sections() to be {sums(case)}",
                f"{answer!r}"[:90],
                "one sum for each section, of the tests whose names begin with it",
            )
    for case, answer in zip(
        cases, call(lab, "audit/score.py", "score", *([case] for case in cases)), strict=True
    ):
        if answer != min(sums(case).values()):
            raise Failed(
                f"score() of the sums {sums(case)} to be {min(sums(case).values()):g}",
                f"{answer!r}",
                "the smallest of the four: three good sections do not make up for one that nobody"
                " looks at",
            )


def check_level(lab: Path) -> None:
    """The signs of the levels agree with the project, and the level with the signs."""
    audited(lab)
    form = told(lab, "level.yml")
    for key, fact in LEVEL.items():
        row = row_of("level.yml", key, form)
        if not isinstance(row.get("have"), bool):
            raise Failed(
                f"audit/level.yml, {key}: have: true or false",
                f"{row.get('have')!r}",
                "a yes or no; evidence says why",
            )
        if row["have"] != fact.value:
            raise Failed(
                f"audit/level.yml, {key}: what the project has",
                f"have: {str(row['have']).lower()}",
                fact.why,
            )
        judge(lab, "level.yml", key, row, fact)
    if form.get("level") != 0 or isinstance(form.get("level"), bool):
        raise Failed(
            "audit/level.yml: the level that the four signs give",
            f"level: {form.get('level')}",
            "a level is reached when all signs of it are there, and of those below; a CI file alone"
            " is none",
        )
    if len(str(form.get("because") or "").split()) < 6:
        raise Failed(
            "audit/level.yml: because, a sentence",
            f"{form.get('because')!r}",
            "who does what by hand?",
        )


FEATURES = ["weekday", "hour", "carrier", "distance", "temp", "wind_speed", "visib", "dep_delay"]
AUCS = [
    ("with dep_delay", FEATURES, "train", 0.92),
    ("without dep_delay", FEATURES[:-1], "train", 0.70),
    ("as served", FEATURES, "serve", 0.55),
]
DIFFER = {4355: ["weekday", "carrier", "dep_delay"], 4038: ["weekday", "carrier", "dep_delay"]}


def before(lab: Path, folder: Path) -> Path:
    """Return a copy of the project as it was, with the student's audit/ and the course's own
    data.
    """
    for name in (git(lab, "ls-tree", "-r", "--name-only", AUDITED) or "").splitlines():
        if name.endswith((".py", ".json")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(
                git(lab, "show", f"{AUDITED}:{name}") or "", encoding="utf-8"
            )
    shutil.copytree(lab / "audit", folder / "audit")
    (folder / "data").mkdir()
    for month in ("01", "02", "03"):
        shutil.copy(DATA / f"2013-{month}.csv", folder / "data")
    return folder


def check_prove(lab: Path) -> None:
    """auc() and differing() say what is so, in the project as it was before it was mended."""
    audited(lab)
    if not (lab / "audit" / "prove.py").is_file():
        raise Failed(
            "a file audit/prove.py",
            "no such file",
            "course lab start, over the same folder, puts it back",
        )
    with tempfile.TemporaryDirectory() as folder:
        copy = before(lab, Path(folder).resolve())
        (answers,) = call(
            copy,
            "audit/prove.py",
            "answers",
            [list(DIFFER), [[columns, asked] for _, columns, asked, _ in AUCS]],
        )
    for (row, right), answer in zip(DIFFER.items(), answers[0], strict=True):
        if not isinstance(answer, list) or sorted(answer) != sorted(right):
            raise Failed(
                f"differing({row}) to be {right}",
                f"{answer!r}"[:80],
                "each name of train.FEATURES for which the two tables hold different values in"
                " that row",
            )
    for (name, _, _, near), answer in zip(AUCS, answers[1], strict=True):
        if not isinstance(answer, float) or abs(answer - near) > 0.025:
            raise Failed(
                f"auc() {name} to be near {near:.2f}",
                f"{answer!r}"[:60],
                "trained on what is not March (~MARCH), judged on March alone, the chance of late"
                " in column 1",
            )


@cache
def worth(lab: Path, given: tuple[tuple[str, float], ...]) -> dict[str, tuple[float, float]]:
    """Return for each mend the score afterwards, and what it gains an hour."""
    now = dict(given)
    found = {}
    for name, mend in yaml.safe_load(
        (Path(__file__).parent / "solution" / "audit" / "mends.yml").read_text(encoding="utf-8")
    ).items():
        later = min(sums({**now, **mend["raises"]}).values())
        found[name] = later, (later - min(sums(now).values())) / mend["hours"]
    return found


def check_rank(lab: Path) -> None:
    """after() and gain() follow the rule of the minimum, and the plan agrees with them."""
    now = points(lab)
    level = {f"{section}-{n}": 0.5 for section in SECTIONS for n in range(1, 8)}
    uneven = {**level, "monitor-1": 0.0, "infra-3": 1.0}
    cases = [
        (uneven, {"monitor-1": 1}),
        (uneven, {"data-1": 1}),
        (uneven, {"monitor-2": 1, "data-1": 0}),
        (level, {"model-1": 1}),
    ]
    for (given, raises), answer in zip(
        cases, call(lab, "audit/rank.py", "after", *cases), strict=True
    ):
        right = min(sums({**given, **raises}).values())
        if answer != right:
            raise Failed(
                f"after() with {raises} on the sums {sums(given)} to be {right:g}",
                f"{answer!r}"[:60],
                "the new points take the place of the old ones; then the smallest sum",
            )
    mend = {"hours": 4, "raises": {"monitor-1": 1}}
    answer, twice = call(
        lab,
        "audit/rank.py",
        "gain",
        [uneven, mend],
        [uneven, {"hours": 2, "raises": {"data-1": 1}}],
    )
    if answer != 0.125 or twice != 0:
        raise Failed(
            "gain() to be 0.125 for a score that goes from 3 to 3.5 in 4 hours, and 0 for a section"
            " that is not the lowest",
            f"{answer!r} and {twice!r}"[:80],
            "(after - before) / hours",
        )
    plan, value = told(lab, "plan.yml"), worth(lab, tuple(now.items()))
    best_first = sorted(
        (name for name in value if value[name][1] > 0), key=lambda name: -value[name][1]
    )
    order = plan.get("order")
    if not isinstance(order, list) or not order:
        raise Failed(
            "audit/plan.yml: order, a list of names from audit/mends.yml",
            f"{order!r}"[:60],
            "order: [best, next, …]; python audit/rank.py ranks them",
        )
    for name in order:
        if name not in value:
            raise Failed(
                "audit/plan.yml: names from audit/mends.yml",
                f"{name}",
                f"there are: {', '.join(value)}",
            )
        if value[name][1] <= 0:
            section = min(sums(now), key=lambda one: sums(now)[one])
            raise Failed(
                "audit/plan.yml: only mends that raise the score",
                f"{name}, after which the score is still {value[name][0]:g}",
                f"the score is a minimum, and {section} is the lowest section",
            )
    if order != best_first:
        raise Failed(
            f"audit/plan.yml: all that raise the score ({len(best_first)}),"
            " the largest gain an hour first",
            f"{order}",
            "python audit/rank.py prints the gains",
        )
    for key, number in (
        ("score_before", min(sums(now).values())),
        ("score_after", value[best_first[0]][0]),
    ):
        if plan.get(key) != number or isinstance(plan.get(key), bool):
            raise Failed(
                f"audit/plan.yml: {key}: {number:g}",
                f"{plan.get(key)}",
                "python audit/score.py, and the first line of python audit/rank.py",
            )
    for key in ("why", "unseen"):
        if len(str(plan.get(key) or "").split()) < 6:
            raise Failed(
                f"audit/plan.yml: {key}, a sentence",
                f"{plan.get(key)!r}",
                (
                    "unseen: which harm to users does the score not show?"
                    if key == "unseen"
                    else "why this one first?"
                ),
            )


PROBE = """
import json, sys
sys.path.insert(0, ".")
import pandas as pd
import serve, train
flights = json.loads(sys.argv[1])
def plain(values):
    values = values.values() if isinstance(values, dict) else values
    return [round(float(value), 9) for value in values]
table = train.prepare(pd.DataFrame(flights))
one = [plain(train.prepare(pd.DataFrame([flight])).iloc[0]) for flight in flights[:2]]
moved = train.prepare(pd.DataFrame([{**flights[0], "dep_delay": 500}]))
later = ("dep_delay", "arr_delay")
asked = [{k: v for k, v in flight.items() if k not in later} for flight in flights]
print("PROBE", json.dumps({
    "names": [str(name) for name in table.columns],
    "train": [plain(row) for row in table.values.tolist()],
    "one": one,
    "moved": plain(moved.iloc[0]), "serve": [plain(serve.features(flight)) for flight in asked],
}))
# the tests, and once more the one for skew, while serving counts its weekdays from 1
import pytest
options = ["-q", "-x", "-p", "no:cacheprovider"]
print("TESTS", int(pytest.main(options)))
right = serve.features
def wrong(flight):
    values = right(flight)
    if isinstance(values, dict):
        return {name: value + (number == 0) for number, (name, value) in enumerate(values.items())}
    return [value + (number == 0) for number, value in enumerate(values)]
serve.features = wrong
for name in [name for name in sys.modules if name.rpartition(".")[2].startswith("test_")]:
    del sys.modules[name]
print("WRONG", int(pytest.main([*options, "tests/test_skew.py"])))
"""


def flights() -> list[Row]:
    """Return some flights of March, with all airlines of that month, one of them without
    weather.
    """
    with open(DATA / "2013-03.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    numbers = ("hour", "flight", "distance", "dep_delay", "arr_delay")
    chosen = list({row["carrier"]: row for row in rows}.values())
    found = [
        {
            k: (
                int(v)
                if k in numbers
                else v
                if k in ("date", "carrier", "origin", "dest")
                else float(v or 1)
            )
            for k, v in row.items()
        }
        for row in chosen
    ]
    return [*found, {**found[0], "temp": None, "visib": None}]


def check_mend(lab: Path) -> None:
    """Training and serving agree, without what is not known in time; a test would notice if they
    did not, and CI heeds it.
    """
    audited(lab)
    sample = flights()
    call(lab, "features.py", "features", [sample[0]])
    ci = (lab / CI).read_text(encoding="utf-8", errors="replace") if (lab / CI).is_file() else ""
    tests = [
        line
        for line in ci.splitlines()
        if "pytest" in line and "pip" not in line and not line.strip().startswith("#")
    ]
    if (
        not tests
        or any("||" in line or "; true" in line for line in tests)
        or "continue-on-error: true" in ci
    ):
        raise Failed(
            f"{CI} with a line that runs pytest, and fails when a test fails",
            tests[0].strip() if tests else "no such line",
            "|| true makes every run green",
        )
    if not (lab / "tests" / "test_skew.py").is_file():
        raise Failed("a test tests/test_skew.py", "no such file", "cp mend/test_skew.py tests/")
    agree(lab, sample)
    if changed := git(
        lab, "status", "--porcelain", "--", "features.py", "train.py", "serve.py", "tests", CI
    ):
        raise Failed(
            "the mend in Git",
            f"not committed: {', '.join(line[2:].strip() for line in changed.splitlines())}",
            "git add features.py train.py serve.py tests .github, then git commit",
        )


def agree(lab: Path, sample: Sequence[Row]) -> None:
    """Raise Failed unless train.prepare() and serve.features() give the same values, and the tests
    would notice if not.
    """
    done = run([sys.executable, "-P", "-c", PROBE, json.dumps(sample)], lab)
    told = dict(re.findall(r"^(PROBE|TESTS|WRONG) (.*)$", done.out, flags=re.MULTILINE))
    if "PROBE" not in told:
        said = (done.err.strip().splitlines() or ["nothing"])[-1]
        raise Failed(
            "train.prepare(table) and serve.features(flight) that run, also without dep_delay",
            said[:160],
            "python train.py and python serve.py flight.json",
        )
    got = json.loads(told["PROBE"])
    if "dep_delay" in got["names"] or got["moved"] != got["train"][0]:
        raise Failed(
            "features that are known two hours before departure",
            "another dep_delay gives other features",
            "leave it out of FEATURES",
        )
    for flight, trained, served in zip(sample, got["train"], got["serve"], strict=True):
        if trained != served:
            name = next(
                (n for n, a, b in zip(got["names"], trained, served, strict=False) if a != b),
                "their number",
            )
            at = got["names"].index(name) if name in got["names"] else None
            pair = (
                f"{name}: {trained[at]:g} in train, {served[at]:g} in serve"
                if at is not None
                else f"{len(trained)} values in train, {len(served)} in serve"
            )
            raise Failed(
                f"the same features of {flight['carrier']} {flight['flight']} on {flight['date']}"
                " in train and serve",
                pair,
                "both must call features() of features.py",
            )
    if got["one"] != got["train"][:2]:
        raise Failed(
            "the same features of a flight, alone or in a table",
            "others when it is alone",
            "a code or a mean that is computed from the table at hand differs from table to table",
        )
    if told.get("TESTS") != "0":
        told_by = [
            line for line in done.out.splitlines() if line.startswith(("E  ", "FAILED", "ERROR"))
        ] or ["no test ran"]
        raise Failed(
            "tests that pass: python -m pytest",
            told_by[0][:120],
            "tests/ as you left it, with the mended project",
        )
    if told.get("WRONG") != "1":
        raise Failed(
            "a test that fails when serving counts Monday as 1 again",
            "all tests pass all the same",
            "compare the values of train.prepare and of serve.features, not two calls of the same"
            " function",
        )
