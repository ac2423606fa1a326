"""The checks of lab 08a: the student's tests are run where all is well, and then on broken code and
on bad deliveries.

The right code is the starter's, with the two mends of serve.py that the guide makes. A mutant is
one change of it. The bad deliveries are those of faults.py, each with one fault.
course/labs/judge.py runs the tests on each.
"""

import importlib.util
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, isclose, log, pi, sin
from pathlib import Path
from typing import Any

from course.labs import judge
from course.labs import model as labs
from course.labs.checks import Failed, call, run

HERE = Path(__file__).parent
PYTHON = [
    "env",
    "-u",
    "COURSE_COVERAGE",
    "-u",
    "DELIVERY",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD=1",
    sys.executable,
    "-P",
]  # other plug-ins cost seconds
UNREAD = (
    "does the fixture delivery read the file that DELIVERY names, and does each test assert"
    " something?"
)
SETTINGS = "[pytest]\npythonpath = .\n"
MENDS = {
    "flight[name] or usual[name] for": "usual[name] if flight[name] is None else flight[name] for",
    "isoweekday() > 6": "isoweekday() >= 6",
}


def right() -> dict[str, str]:
    """Return the project's code as it should be."""
    code = {
        path.name: path.read_text(encoding="utf-8") for path in (HERE / "solution").glob("*.py")
    }
    for old, new in MENDS.items():
        assert code["serve.py"].count(old) == 1, old
        code["serve.py"] = code["serve.py"].replace(old, new)
    return code


RIGHT = right()


@dataclass(frozen=True)
class Case:
    """A version of the project on which tests must fail: what is wrong with it, in words, and what
    to look at.

    edit: a file of the code, and what becomes of a part of it.  fault: a function of faults.py.
    """

    broken: str
    look: str
    edit: tuple[str, str, str] | None = None
    fault: str = ""
    delivery: str = "2013-02"
    rows: tuple[int, int] | None = None

    def code(self) -> dict[str, str]:
        """The code, with the change in it."""
        if not self.edit:
            return RIGHT
        file, old, new = self.edit
        assert RIGHT[file].count(old) == 1, old
        return {**RIGHT, file: RIGHT[file].replace(old, new)}


@dataclass(frozen=True)
class Good(Case):
    """A version on which all tests must pass."""

    broken: str = field(default="nothing")
    look: str = field(default="which test fails? python -m pytest shows more")


FEBRUARY, MARCH = Good(), Good(delivery="2013-03")


def code(file: str, old: str, new: str, broken: str, look: str) -> Case:
    """Return a case of broken code."""
    return Case(f"we changed {broken}", look, edit=(file, old, new))


def bad(fault: str, broken: str, look: str) -> Case:
    """Return a case of a bad delivery, which is March 2013 with one fault."""
    return Case(f"we gave them a delivery in which {broken}", look, fault=fault, delivery="2013-03")


DISTANCE = '"distance": np.log(flights["distance"])'
RISK = 'self.weights["start"]).to_numpy()'
FIRST = [
    code(
        "features.py",
        ".weekday() >= 5",
        ".weekday() > 5",
        "which days make a weekend",
        "a Saturday and a Sunday",
    ),
    code(
        "features.py",
        ".weekday() >= 5",
        ".weekday() in (5, 6, 0)",
        "which days make a weekend",
        "the day after it",
    ),
    code(
        "features.py",
        ".weekday() >= 5",
        ".weekday() >= 4",
        "which days make a weekend",
        "the day before it",
    ),
]
ROWS = [
    bad(
        "renamed",
        "a column has another name",
        "the first test of tests/test_rows.py was right: put it back",
    ),
    bad(
        "no_delay",
        "some rows have no arrival delay",
        "which columns may have gaps? data.py says so; and the weather's may",
    ),
    bad(
        "impossible",
        "one visibility cannot be",
        "each column of the weather has a lowest and a highest possible value",
    ),
    bad("new_carrier", "a carrier is unknown", "data.py has the carriers"),
    bad(
        "twice",
        "some flights are there twice",
        "delivery.duplicated(KEY): KEY is what a flight is known by",
    ),
]
MONTH = [
    bad(
        "month_before",
        "the dates are those of another month",
        "the first test of tests/test_month.py was right: put it back",
    ),
    bad("ends_early", "the last week is missing", "each day of the month has flights"),
    bad(
        "no_weather",
        "a quarter of the wind is missing",
        "the share of missing values in each column of WEATHER; 0 would be too strict",
    ),
    bad(
        "lost_flights",
        "most flights of one airport are missing",
        "every row of it is fine: compare shares with the reference",
    ),
    bad(
        "kilometres",
        "distances are in kilometres from the middle of the month on",
        "compare a mean with the reference",
    ),
]
FEATURES = [
    code(
        "features.py",
        '["hour"] / 24',
        '["hour"] / 23',
        "where a day ends",
        "the hours 0 and 24 are one point on the clock's face",
    ),
    code(
        "features.py",
        ".fillna(dict(usual))",
        "",
        "what becomes of missing weather",
        "a flight whose weather is missing",
    ),
    code(
        "features.py",
        ".fillna(dict(usual))",
        ".fillna(0)",
        "what stands in for missing weather",
        "assert equality with a flight that has the usual weather",
    ),
    code(
        "features.py",
        ".fillna(dict(usual))",
        ".fillna(flights[WEATHER].mean())",
        "what stands in for missing weather: the mean of the table",
        "the usual weather comes from outside; compare with a flight that has it",
    ),
    code(
        "features.py",
        DISTANCE,
        DISTANCE[:-1] + ' / flights["distance"].max())',
        "the distance: it is now relative to the longest flight of the table",
        "a few rows alone must get the features that they get among others",
    ),
    code(
        "features.py",
        DISTANCE,
        DISTANCE + ', "trouble": (flights.get("dep_delay", flights["hour"] * 0) > 30).astype(int)',
        "the features: the departure delay leaks into them",
        "change dep_delay in a copy of the delivery; the features must stay as they are",
    ),
]
SERVING = [
    code(
        "serve.py",
        "usual[name] if flight[name] is None else flight[name]",
        "flight[name] or usual[name]",
        "what serving takes for missing",
        "which number is as false as None? Compare all flights",
    ),
    code(
        "serve.py",
        "isoweekday() >= 6",
        "isoweekday() > 6",
        "which days make a weekend in serving",
        "compare flights of each day of a week",
    ),
    code(
        "serve.py",
        "usual[name] if flight[name] is None else flight[name]",
        "flight[name] or 0.0",
        "what serving puts in place of missing weather",
        "do the flights that you compare include some without weather?",
    ),
    code(
        "serve.py",
        "log(flight",
        "(flight",
        "the distance in serving",
        "compare all features, not one",
    ),
]
MODEL = [
    code(
        "model.py",
        RISK,
        RISK.replace(")", ' - 0.9 * (flights["wind_speed"].fillna(0) / 5))', 1),
        "what wind does to the risk",
        "more wind, all else equal: in which direction must the risk move?",
    ),
    code(
        "model.py",
        RISK,
        RISK.replace(")", ' - 2 * (flights["precip"] > 0))', 1),
        "what rain does to the risk",
        "more rain, all else equal: in which direction must the risk move?",
    ),
    code(
        "model.py",
        RISK,
        RISK.replace(")", ' + 0.2 * (flights["flight"] % 5))', 1),
        "the model: it now looks at the flight number",
        "change what must not matter; the risk must stay as it is",
    ),
    code(
        "model.py",
        RISK,
        RISK.replace(")", ' + 0.1 * flights["dep_delay"])', 1),
        "the model: it now looks at the departure delay",
        "nobody knows it in time: an AUC above 0.85 is too good, or change it and see",
    ),
    code(
        "model.py",
        RISK,
        RISK.replace(")", " + np.random.default_rng(0).normal(0, 6, len(flights)))", 1),
        "the model: it hardly does better than a guess",
        "assert that the lower end of the interval is above a bar, 0.55 say",
    ),
    Case(
        "we gave them 60 flights, on which the AUC is 0.67 by luck, and the gate was open",
        "not the AUC, but the lower end of its interval must be above the bar",
        rows=(360, 420),
    ),
]


# ---- running the student's tests on versions of the project ----


def deliver(case: Case, folder: Path) -> None:
    """Write the flights of a version, and the name of its delivery."""
    (folder / "flights").mkdir(parents=True)
    data = labs.DATA
    (folder / "flights" / "2013-01.csv").write_bytes((data / "2013-01.csv").read_bytes())
    target = folder / "flights" / f"{case.delivery}.csv"
    target.write_bytes((data / target.name).read_bytes())
    if case.fault:
        import pandas as pd  # here, since it takes long to load

        spec = importlib.util.spec_from_file_location("faults", HERE / "faults.py")
        assert spec
        assert spec.loader
        faults: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(faults)
        getattr(faults, case.fault)(pd.read_csv(target)).to_csv(target, index=False)
    if case.rows:
        head, *rows = target.read_text(encoding="utf-8").splitlines(keepends=True)
        target.write_text(head + "".join(rows[slice(*case.rows)]), encoding="utf-8")
    (folder / "environ").write_text(f"DELIVERY=flights/{target.name}", encoding="utf-8")


def verdicts_on(
    lab: Path, versions: dict[str, Case], wanted: Sequence[str], own: bool = False
) -> dict[str, tuple[int, str]]:
    """Return how the wanted tests end on each version: pytest's status, and the words of the first
    failure.
    """
    tests = {
        path.relative_to(lab): path.read_bytes()
        for path in sorted((lab / "tests").rglob("*.py"))
        if "__pycache__" not in path.parts
    }
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary).resolve()
        for name, case in versions.items():
            folder = place / "versions" / name
            deliver(case, folder)
            for path, content in tests.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            for file, text in case.code().items():
                (folder / file).write_bytes(
                    (lab / file).read_bytes() if own and (lab / file).is_file() else text.encode()
                )
            (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
        done = run(
            [*PYTHON, judge.__file__, "pandas", place / "versions", place / "result.json", *wanted],
            place,
        )
        if not (place / "result.json").is_file():
            said = (done.err.strip().splitlines() or ["nothing"])[-1]
            raise Failed("tests that pytest can run", f"it ended with: {said}", "python -m pytest")
        return {
            name: (status, words)
            for name, (status, words) in json.loads(
                (place / "result.json").read_text(encoding="utf-8")
            ).items()
        }


def notices(
    lab: Path, wanted: Sequence[str], cases: list[Case], good: Sequence[Case] = (FEBRUARY,)
) -> None:
    """Raise Failed unless tests pass where all is well, and one of them fails in each of the
    cases.
    """
    for name in wanted:
        if not (lab / name).is_file():
            raise Failed(
                f"the file {name}",
                "no such file",
                "course lab start, over the same folder, puts it back",
            )
    fine = {f"good-{case.delivery}": case for case in good}
    verdicts = verdicts_on(
        lab, fine | {f"{number:02d}": case for number, case in enumerate(cases)}, wanted
    )
    for name, case in fine.items():
        sound(verdicts[name], wanted[0], case.delivery)
    left = [case for number, case in enumerate(cases) if verdicts[f"{number:02d}"][0] == 0]
    if left:
        words = (
            f"{left[0].broken}, and all of them passed ({len(left)} of {len(cases)} faults get"
            " through)"
        )
        raise Failed(
            f"tests in {wanted[0]} that notice what is wrong",
            words,
            UNREAD if left == cases and left[0].fault else left[0].look,
        )


def sound(verdict: tuple[int, str], where: str, month: str) -> None:
    """Raise Failed unless tests pass where all is well."""
    status, words = verdict
    if status == 5:
        raise Failed(
            f"tests in {where}",
            "pytest finds none",
            "a test is a function whose name begins with test_",
        )
    if status:
        task = words.partition("NotImplementedError: ")[2]
        if task:
            raise Failed(
                f"tests in {where} that are written",
                f"still to be written: {task}",
                "put your code in place of the TODO and of the line that raises",
            )
        look = (
            f"DELIVERY=flights/{month}.csv python -m pytest shows more; is a test too strict, or"
            " mistaken?"
        )
        raise Failed(
            f"tests in {where} that pass on right code and on the good delivery {month}.csv",
            words or "pytest cannot read them",
            look,
        )


# ---- one function a step ----


def check_first(lab: Path) -> None:
    """weekend() is under test, and the colleague's test is mended."""
    notices(lab, ["tests/test_first.py"], FIRST)
    notices(lab, ["tests/test_holiday.py"], [])


def check_rows(lab: Path) -> None:
    """Faults that are seen in single rows are noticed, and good months pass."""
    notices(lab, ["tests/test_rows.py"], ROWS, (FEBRUARY, MARCH))


def check_month(lab: Path) -> None:
    """Faults of a delivery as a whole are noticed, and good months pass."""
    notices(lab, ["tests/test_month.py"], MONTH, (FEBRUARY, MARCH))


def check_features(lab: Path) -> None:
    """The features' properties and edges are under test."""
    notices(lab, ["tests/test_features.py"], FEATURES)


def check_serving(lab: Path) -> None:
    """Training and serving are compared, and serve.py is mended."""
    notices(lab, ["tests/test_serving.py"], SERVING)
    usual = {"wind_speed": 10.0, "precip": 0.0, "visib": 9.0}
    known = {
        "date": "2013-02-04",
        "hour": 18,
        "distance": 1000,
        "wind_speed": 20.0,
        "precip": 0.0,
        "visib": 10.0,
    }
    asked: list[tuple[dict[str, Any], dict[str, float], str]] = [
        (known, {"wind_speed": 20.0, "weekend": 0}, "a flight on a Monday"),
        (known | {"wind_speed": 0.0}, {"wind_speed": 0.0}, "a flight without any wind"),
        (known | {"visib": 0.0}, {"fog": 1}, "a flight in dense fog, visib 0.0"),
        (known | {"wind_speed": None}, {"wind_speed": 10.0}, "a flight whose wind is missing"),
        (known | {"date": "2013-02-02"}, {"weekend": 1}, "a flight on a Saturday"),
        (known | {"date": "2013-02-01"}, {"weekend": 0}, "a flight on a Friday"),
    ]
    always = {
        "hour_sin": sin(2 * pi * 18 / 24),
        "hour_cos": cos(2 * pi * 18 / 24),
        "distance": log(1000),
    }
    answers = call(lab, "serve.py", "row", *([flight, usual] for flight, _, _ in asked))
    for answer, (_, expected, told) in zip(answers, asked, strict=True):
        for name, value in {**always, **expected}.items():
            found = answer.get(name) if isinstance(answer, dict) else None
            if not isinstance(found, int | float) or not isclose(found, value, abs_tol=1e-9):
                raise Failed(
                    f"row() to give {name} {value:.4g} for {told}",
                    f"it gives {found!r}",
                    "your test has found it: mend row() in serve.py",
                )


def check_model(lab: Path) -> None:
    """The model's behaviour is under test, the gate has an interval, and all tests pass on the
    student's own project.
    """
    notices(lab, ["tests/test_model.py"], MODEL, (FEBRUARY, MARCH))
    status, words = verdicts_on(lab, {"good": FEBRUARY}, ["tests"], own=True)["good"]
    if status:
        raise Failed(
            "all tests to pass on your own project",
            words or "pytest cannot run them",
            "python -m pytest",
        )
