"""The checks of lab 11: what the student's files say is compared with what the flights say.

Nothing is trained here. PSI, Kolmogorov-Smirnov and AUC are computed by a few lines of NumPy of the
checks' own; what only training can tell, the AUC to be expected, story.py has left in .course/post.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeGuard

import numpy as np
import pandas as pd
import yaml

from course.labs import model as labs
from course.labs.checks import Failed, call

NUMBERS = ["hour", "distance", "temp", "wind_speed", "precip", "visib"]
TRAINING = ["2013-01", "2013-02", "2013-03"]
GOOD = ["2013-02", "2013-03", "2013-04", "2013-05"]
LATER = ["2013-04", "2013-05", "2013-06", "2013-07", "2013-08", "2013-09"]
BROKEN, MENDED = "2013-06", "2013-06 mended"
WINDOWS = ("training", "before")
LEAST = 0.0001
TOLERANCE = 0.035
LEVEL = 0.05
WORDS = 8

# ---- the checks' own measures ----


def psi(reference: pd.Series, current: pd.Series, right: bool = True) -> float:
    """Return the population stability index; a value that equals a cut lies below it, or above it
    if not right.
    """
    old, new = reference.dropna().to_numpy(float), current.dropna().to_numpy(float)
    cuts = np.unique(np.quantile(old, np.arange(0.1, 0.95, 0.1)))
    r, c = (
        np.maximum(
            np.bincount(np.digitize(x, cuts, right=right), minlength=len(cuts) + 1) / len(x), LEAST
        )
        for x in (old, new)
    )
    return float(((c - r) * np.log(c / r)).sum())


def ks(reference: pd.Series, current: pd.Series) -> float:
    """Return the largest gap between two cumulative shares."""
    old, new = np.sort(reference.dropna()), np.sort(current.dropna())
    values = np.concatenate([old, new])
    return float(
        np.abs(
            np.searchsorted(old, values, "right") / len(old)
            - np.searchsorted(new, values, "right") / len(new)
        ).max()
    )


def auc(scores: pd.Series, late: pd.Series) -> float:
    """Return the chance that a late flight has the higher score, by the sum of ranks."""
    n = int(late.sum())
    return float((scores.rank()[late].sum() - n * (n + 1) / 2) / (n * (len(late) - n)))


# ---- the lab's files ----


def table(file: Path, columns: list[str], look: str) -> pd.DataFrame:
    """Return a CSV file that has these columns; raise Failed if there is none."""
    name = (
        f"{file.parent.name}/{file.name}"
        if file.parent.name in ("logs", "labels", "training", "mended", "challenger")
        else file.name
    )
    if not file.is_file():
        raise Failed(f"the file {name}", "no such file", look)
    try:
        found = pd.read_csv(file)
    except (ValueError, OSError):  # pandas' own errors are ValueErrors
        raise Failed(f"{name}, a table that can be read", "pandas cannot read it", look) from None
    if lacking := [column for column in columns if column not in found.columns]:
        raise Failed(
            f"{name} with the columns {', '.join(columns)}", f"it lacks {', '.join(lacking)}", look
        )
    return found


def flights(lab: Path, month: str) -> pd.DataFrame:
    """Return a month of the training folder or of the logs."""
    return table(
        lab / ("training" if month in TRAINING else "logs") / f"{month}.csv",
        NUMBERS,
        "course lab start, in another folder, makes it again",
    )


def reference(lab: Path, month: str, window: str) -> pd.DataFrame:
    """Return what a month is compared with."""
    if window == "before":
        return flights(lab, str(pd.Period(month) - 1))
    return pd.concat(
        [flights(lab, other) for other in TRAINING if other != month], ignore_index=True
    )


def real(month: str) -> pd.DataFrame:
    """Return a month as it really was, with the numbers that the logs give to the flights."""
    found = pd.read_csv(labs.DATA / f"{month}.csv")
    return found.assign(id=[f"{month}-{number:04}" for number in range(len(found))])


def form(lab: Path, name: str) -> dict[str, Any]:
    """Return what a YAML file says."""
    try:
        told = yaml.safe_load((lab / name).read_text(encoding="utf-8"))
    except OSError:
        raise Failed(
            f"the file {name}",
            "no such file",
            "course lab start, over the same folder, puts it back",
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Failed(
            f"{name} in YAML",
            str(error).splitlines()[0],
            "a blank after each colon; the same indentation in a block",
        ) from None
    return told if isinstance(told, dict) else {}


def number(value: Any) -> TypeGuard[float]:
    """Return whether a value of a form is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


# ---- step 1 ----


def cases() -> list[tuple[str, list[Any], list[Any], str]]:
    """Return pairs of columns: what is special about them, and what to look at."""
    rng = np.random.default_rng(11)
    wide = [round(x, 3) for x in rng.exponential(10, 400)]
    near = [round(x, 3) for x in rng.exponential(14, 300)]
    dry = [0.0] * 360 + [0.1] * 40
    wet = [0.0] * 200 + [0.1] * 100
    return [
        (
            "twice the same column",
            wide,
            wide,
            "two equal columns: every share is the same, so nothing has moved",
        ),
        (
            "a column that moved",
            wide,
            near,
            "the cuts come from the reference alone, and r and c are shares, not counts",
        ),
        (
            "the same, with the two swapped",
            near,
            wide,
            "the reference comes first; its cuts are used for both",
        ),
        (
            "a column with gaps",
            wide,
            [None if i % 5 == 0 else x for i, x in enumerate(near)],
            "missing values are left out, and the rest are the whole",
        ),
        (
            "rain: nearly all is 0",
            dry,
            wet,
            "a value that equals a cut lies below it: shares() does that",
        ),
        (
            "a column that left its range",
            wide,
            [x + 500 for x in wide],
            "an empty share counts as LEAST; np.maximum raises it",
        ),
    ]


def check_measure(lab: Path) -> None:
    """psi() and ks() return what the checks' own return, and they were compared with the
    libraries.
    """
    known = cases()
    answers = call(lab, "drift.py", "moved", *[[old, new] for _, old, new, _ in known])
    for measure, own in (("ks", ks), ("psi", psi)):
        for (what, old, new, look), answer in zip(known, answers, strict=True):
            expected = own(pd.Series(old, dtype=float), pd.Series(new, dtype=float))
            value = answer.get(measure) if isinstance(answer, dict) else None
            if not number(value) or not abs(value - expected) < 0.0005:
                if measure == "ks":
                    look = (
                        "at every value of either column, which share of each is at most that"
                        " value? The largest difference"
                    )
                raise Failed(
                    f"{measure} {expected:.3f} of {what}",
                    f"{value:.3f}" if number(value) else str(value),
                    look,
                )
    told = table(lab / "compare.csv", ["feature", "ks", "scipy ks"], "python compare.py writes it")
    ours, theirs = (pd.to_numeric(told[name], errors="coerce") for name in ("ks", "scipy ks"))
    if not (ours - theirs).abs().max() < 0.0005:  # an empty table has no number, and fails, too
        raise Failed(
            "in compare.csv your ks beside scipy's, and equal",
            "they differ",
            "it was made by an older drift.py: python compare.py",
        )


# ---- step 2 ----


def check_survey(lab: Path) -> None:
    """drift.csv has the PSI of each feature in each month, against both windows."""
    told = table(
        lab / "drift.csv", ["month", "window", "feature", "psi", "p"], "python survey.py writes it"
    )
    values = {
        (row["month"], row["window"], row["feature"]): row["psi"] for row in told.to_dict("records")
    }
    for window in WINDOWS:
        for month in [*TRAINING[1:], *LATER]:
            old, new = reference(lab, month, window), flights(lab, month)
            for name in NUMBERS:
                expected, value = psi(old[name], new[name]), values.get((month, window, name))
                if not number(value) or not abs(value - expected) < 0.0005:
                    found = (
                        f"{value:.3f}{confused(lab, month, name, value)}"
                        if number(value)
                        else "no such row"
                    )
                    look = {
                        "training": "all training months, but not the month itself",
                        "before": "flights(before(month))",
                    }
                    raise Failed(
                        f"drift.csv: PSI {expected:.3f} of {name} in {month}, reference {window}",
                        found,
                        f"{look[window]}; then: python survey.py",
                    )


def confused(lab: Path, month: str, name: str, value: float) -> str:
    """Return words about the reference that a wrong PSI comes from."""
    new = flights(lab, month)[name]
    others = {
        "all training months, with the month itself": pd.concat(
            [flights(lab, one) for one in TRAINING]
        ),
        "the month before": reference(lab, month, "before"),
        "the training months": reference(lab, month, "training"),
        "the month itself": flights(lab, month),
    }
    return next(
        (
            f", as against {what}"
            for what, old in others.items()
            if abs(psi(old[name], new) - value) < 0.0005
        ),
        "",
    )


# ---- step 3 ----


def second_half(change: Callable[[pd.Series], pd.Series], column: pd.Series) -> pd.Series:
    """Return a month's column that is broken from the middle on."""
    half = len(column) // 2
    return pd.concat([column.iloc[:half], change(column.iloc[half:])])


DAMAGES: dict[str, tuple[str, Callable[[pd.Series], pd.Series]]] = {
    "hour": ("hours in UTC", lambda column: (column + 4) % 24),
    "distance": ("distances in kilometres", lambda column: column * 1.609),
    "wind_speed": ("wind in metres a second", lambda column: (column * 0.447).round(1)),
    "precip": ("a rain gauge that says 0.1 all the time", lambda column: column * 0 + 0.1),
    "visib": ("visibility in kilometres", lambda column: (column * 1.609).round(1)),
}


def check_policy(lab: Path) -> None:
    """The policy is silent in the good months, and rings when a feature breaks in the middle of a
    month.
    """
    told = form(lab, "policy.yml")
    for name in NUMBERS:
        rule = told.get(name)
        rule = rule if isinstance(rule, dict) else {}
        if rule.get("window") not in (*WINDOWS, "none"):
            raise Failed(
                f"{name}: a window: training, before or none",
                str(rule.get("window", "nothing")),
                "hour: {window: training, psi_above: 0.1}",
            )
        if rule["window"] == "none":
            if len(str(rule.get("why", "")).split()) < WORDS:
                raise Failed(
                    f"{name}: why nobody is called, in {WORDS} words or more",
                    str(rule.get("why", "nothing")),
                    "a watch that was given up needs a reason",
                )
            continue
        if not number(rule.get("psi_above")) or rule["psi_above"] <= 0:
            raise Failed(
                f"{name}: psi_above, a number above 0",
                str(rule.get("psi_above", "nothing")),
                "hour: {window: training, psi_above: 0.1}",
            )
        for month in GOOD:
            value = psi(reference(lab, month, rule["window"])[name], flights(lab, month)[name])
            if value > rule["psi_above"]:
                found = f"PSI {value:.3f} in {month} is above {rule['psi_above']}"
                raise Failed(
                    f"{name}: no alarm in the good months",
                    found,
                    "the other window, or a higher bound; drift.csv has the values",
                )
    for name, (what, change) in DAMAGES.items():
        for month in GOOD[2:]:
            missed(lab, name, month, what, change, told[name])


def missed(
    lab: Path,
    name: str,
    month: str,
    what: str,
    change: Callable[[pd.Series], pd.Series],
    rule: dict[str, Any],
) -> None:
    """Raise Failed if a rule keeps silent about a broken feature."""
    expected = f"{name}: an alarm, for we gave it {month} with {what} from the middle on"
    if rule["window"] == "none":
        raise Failed(
            expected,
            "no window, so no alarm",
            "is there a bound between the good months and such a fault? drift.csv tells the first",
        )
    value = psi(
        reference(lab, month, rule["window"])[name], second_half(change, flights(lab, month)[name])
    )
    if value <= rule["psi_above"]:
        raise Failed(
            expected,
            f"PSI {value:.3f}, not above {rule['psi_above']}",
            "a bound just above the good months; try the other window if they are too noisy",
        )


# ---- step 4 ----


def check_broken(lab: Path) -> None:
    """June is mended: its hours are the real ones, all else is as logged, and the scores were made
    again.
    """
    log, truth = flights(lab, BROKEN), real(BROKEN)
    mended = table(
        lab / "mended" / f"{BROKEN}.csv", list(log.columns), "python repair.py writes it"
    )
    if len(mended) != len(log) or list(mended["id"]) != list(log["id"]):
        raise Failed(
            f"the {len(log)} flights of June, in their order",
            f"{len(mended)} flights, or another order",
            "log.assign(…) changes one column of a copy",
        )
    for name in log.columns:
        if name not in ("hour", "score") and not mended[name].equals(log[name]):
            raise Failed(
                f"{name} as it was logged",
                f"{name} is changed",
                "the alarm names one feature; the others moved, but nothing is wrong with them",
            )
    wrong = mended["hour"] != truth["hour"]
    if wrong.any():
        first = mended[wrong].iloc[0]
        was = log["hour"][wrong].iloc[0]
        state = "as it was logged" if first["hour"] == was else f"logged as {was}"
        found = (
            f"{wrong.sum()} hours are wrong; the first, of {first['date']}, is {first['hour']},"
            f" {state}"
        )
        look = (
            "python days.py hour 2013-06-08 2013-06-16: from which day on? By how many hours? And a"
            " clock goes round: % 24"
        )
        raise Failed("the hours of New York, all month", found, look)
    moved = (log["hour"] != truth["hour"]) & ((mended["score"] - log["score"]).abs() > 0.001)
    if not moved.any():
        raise Failed(
            "scores of the mended flights",
            "they are those of the log",
            "python repair.py scores again",
        )


# ---- step 5 ----


def labels(lab: Path, month: str, after: str) -> pd.Series:
    """Return whether each flight was late, by its number."""
    told = table(lab / "labels" / f"{month}.csv", ["id", "arr_delay"], after).set_index("id")
    return told["arr_delay"] >= 15


def judged(scored: pd.DataFrame, late: pd.Series) -> dict[str, float]:
    """Return what a month's row of decay.csv should say."""
    known = scored.set_index("id")["score"]
    happened = late.reindex(known.index, fill_value=False)
    return {
        "auc": auc(known, happened),
        "predicted": float(known.mean()),
        "happened": float(happened.mean()),
    }


def check_decay(lab: Path) -> None:
    """decay.csv has the right numbers, and verdicts.yml says what they mean."""
    look = "python deliver.py labels, then: python decay.py"
    told = table(
        lab / "decay.csv",
        ["month", "auc", "predicted", "happened", "blind_auc", "gap", "floor"],
        look,
    ).set_index("month")
    truth: dict[str, dict[str, float]] = {}
    for month in [*LATER, MENDED]:
        file = (
            lab / "mended" / f"{BROKEN}.csv" if month == MENDED else lab / "logs" / f"{month}.csv"
        )
        truth[month] = judged(
            table(file, ["id", "score"], "step 4 made it"), labels(lab, month[:7], look)
        )
        if month not in told.index:
            raise Failed(f"decay.csv with a row {month}", "no such row", look)
        for name, expected in truth[month].items():
            value = told.at[month, name]
            if not number(value) or not abs(value - expected) < 0.0005:
                raise Failed(
                    f"decay.csv: {name} {expected:.3f} in {month}",
                    f"{value:.3f}" if number(value) else str(value),
                    hint(name, value, expected),
                )
    expected, blind = trained(lab)
    floor = expected - TOLERANCE
    drawn = told["floor"].iloc[0]
    if not number(drawn) or not abs(drawn - floor) < 0.002:
        found = f"{drawn:.3f}" if number(drawn) else str(drawn)
        high = number(drawn) and drawn > 0.69
        look = (
            "that is about flights that the model was trained on; of those it knows the answers"
            if high
            else "the mean of the values that held_out() returns"
        )
        raise Failed(
            f"a floor of {floor:.3f}, which is the AUC to be expected less {TOLERANCE}", found, look
        )
    verdicts(form(lab, "verdicts.yml"), truth, blind, floor)


def hint(name: str, value: float, expected: float) -> str:
    """Return what to look at when a number of decay.csv is wrong."""
    if name != "auc" or not number(value):
        return (
            "predicted is the mean of the scores, happened the mean of late; then: python decay.py"
        )
    if abs(value - (1 - expected)) < 0.0005:
        return "that is upside down: does a high score mean late?"
    return (
        "roc_auc_score(late, scores), with the scores as they are, not rounded to yes or no; then:"
        " python decay.py"
    )


def trained(lab: Path) -> tuple[float, dict[str, float]]:
    """Return the AUC to be expected, and that of each month without the temperature, which the
    set-up has measured.
    """
    try:
        told = json.loads((lab / ".course" / "post" / "expected.json").read_text(encoding="utf-8"))
        return float(told["auc"]), {month: float(told["blind"][month]) for month in LATER}
    except (OSError, ValueError, KeyError, TypeError):
        raise Failed(
            "the set-up's file .course/post/expected.json",
            "it is lost",
            "course lab start, in another folder, makes it again",
        ) from None


def verdicts(
    told: dict[str, Any], truth: dict[str, dict[str, float]], blind: dict[str, float], floor: float
) -> None:
    """Raise Failed at the first verdict that the numbers do not bear."""
    for month in LATER:
        entry = told.get(month)
        entry = entry if isinstance(entry, dict) else {}
        numbers = truth[MENDED if month == BROKEN else month]
        gap = numbers["predicted"] - numbers["happened"]
        ranking = "kept" if numbers["auc"] >= floor else "lost"
        level = "right" if abs(gap) <= LEVEL else "wrong"
        kind, why = kind_of(month, ranking, level, "kept" if blind[month] >= floor else "lost")
        for name, right, look in (
            (
                "ranking",
                ranking,
                f"its AUC is {numbers['auc']:.3f}, the floor {floor:.3f}"
                + (" (June as it was mended)" if month == BROKEN else ""),
            ),
            ("level", level, f"its gap is {gap:+.3f}, and {LEVEL} is allowed"),
            ("kind", kind, why),
        ):
            if entry.get(name) != right:
                judge = "the table of the guide has" if name == "kind" else "the numbers have"
                expected = f"verdicts.yml, {month}: {name}, as {judge} it"
                raise Failed(expected, str(entry.get(name, "nothing")), look)
        if len(str(entry.get("why", "")).split()) < WORDS:
            raise Failed(
                f"verdicts.yml, {month}: why, in {WORDS} words or more",
                str(entry.get("why", "nothing")),
                "it is for you: no check can tell whether it is true",
            )


def kind_of(month: str, ranking: str, level: str, blind: str) -> tuple[str, str]:
    """Return the kind of a month, and the question that leads to it."""
    if month == BROKEN:
        return (
            "broken feature",
            "did the world change in this month, or how somebody writes it down? Step 4",
        )
    if ranking == "lost":
        if blind == "kept":
            return (
                "harmful drift",
                (
                    "without the temperature the ranking is at the floor or above it (blind_auc):"
                    " which kind is that?"
                ),
            )
        return (
            "concept drift",
            (
                "the ranking is lost with the temperature and without it (blind_auc): which kind is"
                " that?"
            ),
        )
    if level == "wrong":
        return (
            "label shift",
            (
                "late flights are still told from others, only their share has changed: which kind"
                " is that?"
            ),
        )
    return (
        "harmless drift",
        "the inputs moved, and the model did well all the same: which kind is that?",
    )


# ---- step 6 ----

RULE: list[tuple[dict[str, float], str | None, str]] = [
    ({"2013-04": 0.66, "2013-05": 0.64, "2013-06": 0.65}, None, "no month is below the floor"),
    (
        {"2013-04": 0.66, "2013-05": 0.61, "2013-06": 0.65, "2013-07": 0.6},
        None,
        "two months are below, but not one right after the other",
    ),
    (
        {"2013-04": 0.66, "2013-05": 0.61, "2013-06": 0.6, "2013-07": 0.65},
        "2013-06",
        "the second of two months in a row",
    ),
    (
        {"2013-04": 0.61, "2013-05": 0.6, "2013-06": 0.59},
        "2013-05",
        "the first month that completes a pair, not the last",
    ),
    ({"2013-04": 0.62, "2013-05": 0.62}, None, "equal to the floor is not below it"),
]


def check_retrain(lab: Path) -> None:
    """The rule fires at the right month, and the model trained then is better on a month that it
    does not know.
    """
    answers = call(lab, "rule.py", "due", *[[months, 0.62] for months, _, _ in RULE])
    for (months, expected, look), answer in zip(RULE, answers, strict=True):
        if answer != expected:
            raise Failed(
                f"due({months}, 0.62) to return {expected}", f"it returns {answer!r}", look
            )
    look = "python deliver.py october, then: python retrain.py"
    late = labels(lab, "2013-10", look)
    try:
        about = json.loads((lab / "challenger" / "about.json").read_text(encoding="utf-8"))
        last, first_hour, flown = (
            str(about["last"]),
            int(about["first_hour"]),
            int(about["flights"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise Failed(
            "challenger/about.json", "no such file, or not as retrain.py writes it", look
        ) from None
    if last[:7] != "2013-08":
        found = f"it ends at {last}"
        raise Failed(
            "a challenger of flights up to August, whose labels were there when the rule fired",
            found,
            "month <= until; then: python retrain.py",
        )
    if first_hour < 5:
        raise Failed(
            "a challenger that learnt from the mended June",
            f"it has seen flights at hour {first_hour}",
            "in known(), read mended/2013-06.csv for June",
        )
    if flown != 16000:
        raise Failed(
            "a challenger of the eight months from January to August, 16000 flights",
            f"{flown}",
            "TRAINING + LATER, up to and including until",
        )
    compared(lab, late, look)


def compared(lab: Path, late: pd.Series, look: str) -> None:
    """Raise Failed if the challenger's scores of October are not better than the service's."""
    log = table(lab / "logs" / "2013-10.csv", ["id", "score"], look)
    new = table(lab / "challenger" / "2013-10.csv", ["id", "score"], look)
    if set(new["id"]) != set(late.index) or len(new) != len(late):
        raise Failed(
            "in challenger/2013-10.csv a score for each flight of October",
            f"{len(new)} rows, or other flights",
            look,
        )
    one, other = judged(log, late)["auc"], judged(new, late)["auc"]
    if other < one + 0.02:
        raise Failed(
            f"a challenger whose AUC in October is above the champion's {one:.3f}",
            f"{other:.3f}",
            "does known() return the months in pairs? Then: python retrain.py",
        )
