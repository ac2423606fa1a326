"""The checks of lab 03: the student's tests are run on the right code, on the bugs, and on mutants
of ours.

The right code is the starter's, with its two bugs mended and haul() as the guide's solution has it;
a mutant is one line of it changed. course/labs/judge.py runs the tests on each.
"""

import ast
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.labs import judge
from course.labs import model as labs
from course.labs.checks import Failed, call, committed, git, repository, run

HERE = Path(__file__).parent
PYTHON = [
    "env",
    "-u",
    "COURSE_COVERAGE",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1",
    sys.executable,
    "-P",
]  # other plug-ins cost seconds
SERVICE = '''"""In place of the weather service while tests are judged: notes that it was asked."""

from pathlib import Path


def wind_speed(airport: str) -> float:
    Path(__file__).with_name("asked").touch()
    raise OSError("there is no network here")
'''
SETTINGS = "[pytest]\npythonpath = .\n"


def right_code() -> str:
    """Return the features as they should be."""
    text = (HERE / "solution" / "features.py").read_text(encoding="utf-8")
    for old, new in (
        ("arr_delay > LATE", "arr_delay >= LATE"),
        (
            "        difference += DAY\n",
            (
                "        difference += DAY\n    elif difference > DAY // 2:\n        difference -="
                " DAY\n"
            ),
        ),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return (
        text + labs.load(HERE).script["tdd_green"].partition("<< 'END'\n")[2].partition("END\n")[0]
    )


RIGHT = right_code()


@dataclass(frozen=True)
class Mutant:
    """One change of the right code, what it breaks (in words that do not give the test away), and
    what to look at.
    """

    old: str
    new: str
    broken: str
    look: str

    @property
    def text(self) -> str:
        """The changed code."""
        assert RIGHT.count(self.old) == 1, self.old
        return RIGHT.replace(self.old, self.new)


MINUTES = "return (hhmm // 100 * 60 + hhmm % 100) % DAY"
SHARE = "return {carrier: sum(answers) / len(answers) for carrier, answers in known.items()}"
MUTANTS = {
    "minutes": [
        Mutant(
            MINUTES,
            "return hhmm // 100 * 60 % DAY",
            "the minutes after the full hour",
            "a time that is not on the hour",
        ),
        Mutant(
            MINUTES, "return hhmm % DAY", "how many minutes an hour has", "a time after one o'clock"
        ),
        Mutant(
            MINUTES,
            MINUTES.replace(" % DAY", ""),
            "what 2400 means",
            "the second test of tests/test_times.py",
        ),
    ],
    "part_of_day": [
        Mutant(
            "if hour < 5:",
            "if hour <= 5:",
            "where the night ends",
            "the first and the last minute of each part",
        ),
        Mutant(
            "if hour < 18:",
            "if hour < 17:",
            "where the evening begins",
            "the first and the last minute of each part",
        ),
    ],
    "is_late": [
        Mutant(
            "arr_delay >= LATE",
            "arr_delay > LATE",
            "from which minute on a flight is late",
            "the docstring of is_late(): the value itself",
        ),
        Mutant(
            "arr_delay >= LATE",
            "arr_delay >= LATE - 1",
            "up to which minute a flight is on time",
            "the last value that is not late",
        ),
        Mutant(
            "if arr_delay is None:\n        return None",
            "if not arr_delay:\n        return None",
            "what is told of one special number",
            "which number is as false as None?",
        ),
        Mutant(
            "if arr_delay is None:\n        return None",
            "if arr_delay is None:\n        return False",
            "what is told of cancelled flights",
            "the last words of the docstring",
        ),
    ],
    "delay": [
        Mutant(
            "    elif difference > DAY // 2:\n        difference -= DAY\n",
            "",
            "one of the two ways across midnight",
            "flights that come late, and flights that come early",
        ),
        Mutant(
            "        difference += DAY\n",
            "        pass\n",
            "one of the two ways across midnight",
            "flights that come late, and flights that come early",
        ),
        Mutant(
            "    return difference\n",
            "    return abs(difference)\n",
            "the sign of a delay",
            "flights that come early",
        ),
    ],
    "late_share": [
        Mutant(SHARE, "return {}", "what is returned", "does your test assert anything?"),
        Mutant(
            SHARE,
            SHARE.replace("len(answers)", "sum(map(len, known.values()))"),
            "of which flights the share is taken",
            "several airlines in one test",
        ),
        Mutant(
            "            continue\n",
            "            late = False\n",
            "how cancelled flights count",
            "all that late_share() returns for them, not one value of it",
        ),
        Mutant(
            SHARE,
            SHARE.replace("sum(answers)", "(len(answers) - sum(answers))"),
            "whether late or punctual flights are counted",
            "shares that are not one half",
        ),
    ],
    "storm_warning": [
        Mutant(
            ">= STORM",
            "> STORM",
            "from which wind on there is a warning",
            "the docstring: the value itself",
        ),
        Mutant(
            ">= STORM", ">= STORM - 5", "up to which wind there is no warning", "a wind just below"
        ),
        Mutant(
            "        return None\n\n\ndef haul",
            "        return False\n\n\ndef haul",
            "what is told when the service is silent",
            "the docstring, after the semicolon",
        ),
        Mutant(
            "weather.wind_speed(airport)",
            'weather.wind_speed("JFK")',
            "which airport is asked for",
            "let the double note its argument; ask for another airport than JFK",
        ),
        Mutant(
            "weather.wind_speed(airport)",
            'weather.wind_speed(airport, "now")',
            "with which arguments the service is called",
            "a double that takes anything hides that: give it the arguments of the real function",
        ),
    ],
    "haul": [
        Mutant(
            "if distance < 500:",
            "if distance <= 500:",
            "where a medium haul begins",
            "the value itself, and the one before",
        ),
        Mutant(
            "if distance < 500:",
            "if distance < 499:",
            "where a short haul ends",
            "the value itself, and the one before",
        ),
        Mutant(
            "distance < 1500",
            "distance <= 1500",
            "where a long haul begins",
            "the value itself, and the one before",
        ),
        Mutant(
            "if distance <= 0:",
            "if distance < 0:",
            "what is told of a distance of 0",
            "which values are refused?",
        ),
    ],
}


# ---- running the student's tests on versions of the code ----


@dataclass(frozen=True)
class Verdict:
    """pytest's exit status, the words of the first failure, and whether the real weather service
    was asked.
    """

    status: int
    words: str
    asked: bool = False


def tests_of(lab: Path) -> dict[str, bytes]:
    """Return the student's test files, by path."""
    found = [
        path for path in sorted((lab / "tests").rglob("*.py")) if "__pycache__" not in path.parts
    ]
    return {path.relative_to(lab).as_posix(): path.read_bytes() for path in found}


def verdicts_on(
    tests: dict[str, bytes], versions: dict[str, str], wanted: list[str]
) -> dict[str, Verdict]:
    """Return how the wanted tests end on each version of features.py."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary).resolve()
        for name, code in versions.items():
            for path, content in tests.items():
                file = place / "versions" / name / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            folder = place / "versions" / name
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "features.py").write_text(code, encoding="utf-8")
            (folder / "weather.py").write_text(SERVICE, encoding="utf-8")
            (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
        done = run(
            [
                *PYTHON,
                judge.__file__,
                "hypothesis",
                place / "versions",
                place / "result.json",
                *wanted,
            ],
            place,
        )
        if not (place / "result.json").is_file():
            said = (done.err.strip().splitlines() or ["nothing"])[-1]
            raise Failed("tests that pytest can run", f"it ended with: {said}", "python -m pytest")
        verdicts: dict[str, tuple[int, str]] = json.loads(
            (place / "result.json").read_text(encoding="utf-8")
        )
        return {
            name: Verdict(*verdict, (place / "versions" / name / "asked").exists())
            for name, verdict in verdicts.items()
        }


def of(*functions: str) -> list[tuple[str, Mutant]]:
    """Return the mutants of these functions."""
    return [(function, mutant) for function in functions for mutant in MUTANTS[function]]


def kills(lab: Path, wanted: list[str], mutants: list[tuple[str, Mutant]]) -> None:
    """Raise Failed unless tests pass on the right code and each of the mutants makes one fail."""
    tests = tests_of(lab)
    for name in wanted:
        if name != "tests" and name not in tests:
            raise Failed(
                f"the file {name}",
                "no such file",
                "course lab start, over the same folder, puts it back",
            )
    verdicts = verdicts_on(
        tests,
        {"good": RIGHT, **{str(number): mutant.text for number, (_, mutant) in enumerate(mutants)}},
        wanted,
    )
    where = wanted[0] if wanted != ["tests"] else "tests/"
    sound(verdicts["good"], where)
    left = [one for number, one in enumerate(mutants) if verdicts[str(number)].status == 0]
    if left:
        function, mutant = left[0]
        found = (
            f"we changed {mutant.broken}, and all of them passed ({len(left)} of {len(mutants)}"
            " mutants survive)"
        )
        raise Failed(
            f"tests in {where} that notice when {function}() is broken", found, mutant.look
        )


def sound(right: Verdict, where: str) -> None:
    """Raise Failed unless tests pass on the right code, and without the network."""
    if right.status == 5:
        raise Failed(
            f"tests in {where}",
            "pytest finds none",
            "a test is a function whose name begins with test_",
        )
    if right.status:
        task = right.words.partition("NotImplementedError: ")[2]
        if task:
            raise Failed(
                f"tests in {where} that are written",
                f"still to be written: {task}",
                "put your test in place of the TODO and of the line that raises",
            )
        look = "who is right, the test or the docstring? python -m pytest shows more"
        raise Failed(
            f"tests in {where} that pass on the right code",
            right.words or "pytest cannot read them",
            look,
        )
    if right.asked:
        raise Failed(
            "tests that ask no real weather service",
            "one of them called weather.wind_speed itself",
            'monkeypatch.setattr(weather, "wind_speed", …) in each test',
        )


def mended(lab: Path, function: str, *cases: tuple[list[Any], Any]) -> None:
    """Raise Failed unless the student's own function answers as it should."""
    answers = call(lab, "features.py", function, *(arguments for arguments, _ in cases))
    for (arguments, right), answer in zip(cases, answers, strict=True):
        if answer != right or isinstance(answer, bool) != isinstance(right, bool):
            told = ", ".join(map(repr, arguments))
            raise Failed(
                f"{function}({told}) to return {right!r}",
                f"it returns {answer!r}",
                f"your test has found it: mend {function}() in features.py",
            )


# ---- one function a step ----


def check_first(lab: Path) -> None:
    """minutes() is under test as it is."""
    repository(lab)
    kills(lab, ["tests/test_times.py"], of("minutes"))
    mended(lab, "minutes", ([517], 317), ([2400], 0))


def check_edges(lab: Path) -> None:
    """is_late() is tested at its edges, and mended."""
    repository(lab)
    kills(lab, ["tests/test_late.py"], of("is_late", "part_of_day"))
    mended(lab, "is_late", ([14], False), ([15], True), ([0], False), ([-3], False), ([None], None))
    mended(
        lab,
        "part_of_day",
        ([459], "night"),
        ([500], "morning"),
        ([1200], "afternoon"),
        ([1800], "evening"),
        ([2400], "night"),
    )


def check_property(lab: Path) -> None:
    """delay() is tested both ways across midnight, and mended."""
    repository(lab)
    kills(lab, ["tests/test_delay.py"], of("delay"))
    mended(
        lab,
        "delay",
        ([5, 2358], -7),
        ([2350, 10], 20),
        ([0, 2359], -1),
        ([1200, 1], -719),
        ([1, 1200], 719),
        ([830, 825], -5),
        ([2400, 2350], -10),
    )


def check_coverage(lab: Path) -> None:
    """Every line and branch has run, but those that need the weather service or do not exist
    yet.
    """
    repository(lab)
    kills(lab, ["tests/test_share.py"], of("late_share")[:1])
    later = ("tests/test_storm.py", "tests/test_haul.py", "tests/test_survivors.py")
    wanted = [
        name for name in tests_of(lab) if name not in later and Path(name).name.startswith("test_")
    ]
    with tempfile.TemporaryDirectory() as temporary:
        data, report = Path(temporary) / "data", Path(temporary) / "report.json"
        begin = [*PYTHON, "-m", "coverage"]
        ran = run(
            [
                *begin,
                "run",
                "--branch",
                f"--data-file={data}",
                f"--include={lab / 'features.py'}",
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                *wanted,
            ],
            lab,
        )
        run([*begin, "json", "-q", f"--data-file={data}", "-o", report], lab)
        if ran.status or not report.is_file():
            failed = [line for line in ran.out.splitlines() if line.startswith(("FAILED", "ERROR"))]
            raise Failed(
                "passing tests, to be measured",
                failed[0] if failed else "pytest cannot run them",
                "python -m pytest, on the files of steps 1 to 4",
            )
        (measured,) = json.loads(report.read_text(encoding="utf-8"))["files"].values()
    for name, function in measured["functions"].items():
        if name in ("storm_warning", "haul", "") or not (
            function["missing_lines"] or function["missing_branches"]
        ):
            continue
        lines = ", ".join(map(str, function["missing_lines"]))
        branches = ", ".join(f"{a} to {b}" for a, b in function["missing_branches"])
        found = (
            f"never run: lines {lines}" if lines else f"never taken: the way from line {branches}"
        )
        raise Failed(
            f"every line and branch of {name}() run by a test",
            found,
            "coverage report names them; which flight leads there?",
        )


def check_double(lab: Path) -> None:
    """storm_warning() is tested with a double of the weather service."""
    repository(lab)
    kills(lab, ["tests/test_storm.py"], of("storm_warning"))


def check_tdd(lab: Path) -> None:
    """haul() is right, and in the history its test is older than its code."""
    repository(lab)
    kills(lab, ["tests/test_haul.py"], of("haul"))
    mended(
        lab,
        "haul",
        ([1], "short"),
        ([499], "short"),
        ([500], "medium"),
        ([1499], "medium"),
        ([1500], "long"),
    )
    history = (git(lab, "log", "--first-parent", "--format=%H", "HEAD") or "").split()
    has = [defines(committed(lab, "features.py", commit), "haul") for commit in history]
    if not has[0]:
        raise Failed(
            "haul() in a commit",
            "it is in features.py, but not committed",
            "git commit, when its test passes",
        )
    first = has.index(False) - 1 if False in has else len(has) - 1
    if first == len(has) - 1:
        raise Failed(
            "haul() in a commit of its own",
            "it was there from the first commit on",
            "start afresh: course lab start, with another folder",
        )
    code, before = history[first], history[first + 1]
    again = "take haul() out and commit; commit the test; put it back and commit"
    if (test := committed(lab, "tests/test_haul.py", before)) is None:
        raise Failed(
            "tests/test_haul.py committed before the code of haul()",
            f"the commit before {code[:7]} does not have it",
            again,
        )
    versions = {"without": committed(lab, "features.py", before) or "", "with": RIGHT}
    verdicts = verdicts_on({"tests/test_haul.py": test.encode()}, versions, ["tests/test_haul.py"])
    if verdicts["with"].status:
        if "NotImplementedError: " in verdicts["with"].words:
            found = f"in the commit before {code[:7]} it was still to be written"
        else:
            found = f"the one before {code[:7]} fails: {verdicts['with'].words}"
        raise Failed(
            "a test of haul() committed before its code, which passes with the code", found, again
        )
    if verdicts["without"].status == 0:
        raise Failed(
            "a test that fails before the code is there",
            f"in the commit before {code[:7]} it passes",
            again,
        )


def defines(code: str | None, function: str) -> bool:
    """Return whether code defines a function."""
    try:
        return any(
            isinstance(node, ast.FunctionDef) and node.name == function
            for node in ast.parse(code or "").body
        )
    except SyntaxError:
        return False


def check_mutants(lab: Path) -> None:
    """All tests together pass on the right code and on the student's own, and no mutant survives
    them.
    """
    repository(lab)
    kills(lab, ["tests"], of(*MUTANTS))
    own = verdicts_on(
        tests_of(lab), {"own": (lab / "features.py").read_text(encoding="utf-8")}, ["tests"]
    )["own"]
    if own.status:
        raise Failed(
            "all tests to pass on your own features.py",
            own.words or "pytest cannot run them",
            "python -m pytest",
        )
    if changed := git(lab, "status", "--porcelain", "--", "features.py", "tests"):
        raise Failed(
            "features.py and tests/ committed", changed.splitlines()[0], "git add, git commit"
        )
