"""The checks of lab 12: what the runs left in the metadata store, and in the files beside it, is
compared with what they should have left.

They read the store, an SQLite file, with sqlite3 and import neither TFX nor ML Metadata: the
course's Python has none of them, and a check that one runs often has to be quick. The price is that
they know some of the store's tables by name.
"""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from course.labs.checks import Failed

DATABASE = "metadata.db"
OUTPUTS = (1, 4)  # ML Metadata's numbers: an event is a declared output or an output
DONE = (3, 5)  # and an execution is complete or cached
LINE = re.compile(r"^ *(\w+) (\w+/\w+/\d+)\b", re.MULTILINE)
COUNTS = ("models_made", "models_pushed")
AGAIN = "start afresh, in another folder: course lab start 12 lab12-again"


@dataclass
class Thing:
    """An artifact or an execution: its number, its type, its properties; an artifact's files lie in
    its folder `where`.
    """

    id: int
    type: str
    where: Path
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def told(self) -> tuple[str, str]:
        """How lineage.py and touched.py tell it: its type, and its place below artifacts/."""
        return self.type, "/".join(self.where.parts[-3:])


@dataclass
class Store:
    """What the metadata store holds: artifacts, executions that have ended well, and who read and
    made what.
    """

    artifacts: dict[int, Thing]
    executions: dict[int, Thing]
    read: dict[int, set[int]]
    made: dict[int, set[int]]

    def maker(self, artifact: int) -> Thing | None:
        """Return the first execution that put an artifact out: later ones took it from the
        cache.
        """
        return next(
            (self.executions[one] for one in sorted(self.made) if artifact in self.made[one]), None
        )

    def before(self, artifact: int) -> set[int]:
        """Return the numbers of an artifact and of all that it comes from."""
        found: set[int] = set()
        todo = {artifact}
        while todo:
            found |= todo
            todo = {
                one
                for here in todo
                if (maker := self.maker(here))
                for one in self.read.get(maker.id, ())
            } - found
        return found

    def after(self, artifacts: set[int]) -> set[int]:
        """Return the numbers of some artifacts and of all that was made from them."""
        found: set[int] = set()
        todo = artifacts
        while todo:
            found |= todo
            todo = {
                one
                for execution, read in self.read.items()
                if read & todo
                for one in self.made.get(execution, ())
            } - found
        return found

    def examples(self, delivery: int) -> set[int]:
        """Return the numbers of the examples that were read from a delivery."""
        return {
            one
            for execution in self.executions.values()
            if execution.type == "CsvExampleGen"
            and Path(str(execution.properties.get("input_base"))).name == str(delivery)
            for one in self.made.get(execution.id, ())
        }

    def of(self, kind: str, delivery: int) -> list[Thing]:
        """Return the artifacts of a type that come from a delivery, the oldest first."""
        return [
            self.artifacts[one]
            for one in sorted(self.after(self.examples(delivery)))
            if self.artifacts[one].type == kind
        ]


def local(lab: Path, uri: str) -> Path:
    """Return the folder of an artifact, also if the lab has moved since."""
    return lab / "artifacts" / uri.rpartition("/artifacts/")[2]


def store(lab: Path) -> Store:
    """Return what the lab's metadata store holds; raise Failed if there is none that can be
    read.
    """
    file = lab / DATABASE
    if not file.is_file():
        raise Failed(
            f"the metadata store {DATABASE}",
            "no such file",
            "the first run makes it: python pipeline.py data 1; then tail -3 pipeline.log",
        )
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            ask = database.execute
            artifacts = {
                one: Thing(one, kind, local(lab, uri or ""))
                for one, kind, uri in ask(
                    "select a.id, t.name, a.uri from Artifact a join Type t on t.id = a.type_id"
                    " where a.state = 2"
                )
            }
            executions = {
                one: Thing(one, kind.rpartition(".")[2], lab)
                for one, kind in ask(
                    "select e.id, t.name from Execution e join Type t on t.id = e.type_id where"
                    f" e.last_known_state in {DONE}"
                )
            }
            for table, things in (("Artifact", artifacts), ("Execution", executions)):
                for one, name, number, text in ask(
                    f"select {table}_id, name, int_value, string_value from {table}Property"
                ):
                    if one in things:
                        things[one].properties[name] = text if number is None else number
            read: dict[int, set[int]] = {}
            made: dict[int, set[int]] = {}
            for artifact, execution, kind in ask(
                "select artifact_id, execution_id, type from Event"
            ):
                if artifact in artifacts and execution in executions:
                    (made if kind in OUTPUTS else read).setdefault(execution, set()).add(artifact)
    except sqlite3.Error as error:
        raise Failed(
            f"a metadata store {DATABASE} that can be read", f"SQLite says: {error}", AGAIN
        ) from None
    return Store(artifacts, executions, read, made)


def anomalies(known: Store, delivery: int) -> bytes:
    """Return what the newest ExampleValidator wrote about the split eval of a delivery; the words
    in it are readable as they are.
    """
    found = known.of("ExampleAnomalies", delivery)
    if not found:
        raise Failed(
            f"anomalies of delivery {delivery} in the store",
            "none",
            f"python pipeline.py data {delivery}; ExampleValidator reads what the three before it"
            " made",
        )
    file = found[-1].where / "Split-eval" / "SchemaDiff.pb"
    if not file.is_file():
        raise Failed(
            f"the file of the anomalies of delivery {delivery}",
            f"the store knows artifact {found[-1].id}, its file is gone",
            "the store names files and does not hold them: " + AGAIN,
        )
    return file.read_bytes()


# ---- one function a step ----


def check_data(lab: Path) -> None:
    """The first half has run on delivery 1, wired as it should be."""
    known = store(lab)
    if not known.examples(1):
        raise Failed(
            "examples that CsvExampleGen read from deliveries/1",
            "none",
            "python pipeline.py data 1; then tail -3 pipeline.log",
        )
    said = anomalies(known, 1)
    maker = known.maker(known.of("ExampleAnomalies", 1)[-1].id)
    given = {known.artifacts[one].type for one in known.read.get(maker.id, ())} if maker else set()
    if lacking := {"ExampleStatistics", "Schema"} - given:
        raise Failed(
            "an ExampleValidator that reads statistics and a schema",
            f"it did not read {' and '.join(sorted(lacking))}",
            "its two arguments",
        )
    maker = known.maker(known.of("Schema", 1)[-1].id)
    if maker is None or "eval" not in str(maker.properties.get("exclude_splits")):
        raise Failed(
            "a schema that was inferred without the split eval",
            "exclude_splits is"
            f" {maker.properties.get('exclude_splits', 'not set') if maker else 'not known'}",
            'SchemaGen(…, exclude_splits=["eval"]): else April is normal by definition',
        )
    if b"dest" not in said or b"Unexpected string values" not in said:
        raise Failed(
            "an anomaly of dest in April",
            "none",
            "do not change the deliveries; is ExampleValidator given the schema of SchemaGen?",
        )


def check_anomaly(lab: Path) -> None:
    """ExampleValidator has seen the wrong airport of delivery 2, and somebody has judged each
    anomaly.
    """
    said = anomalies(store(lab), 2)
    if b"JKF" not in said:
        raise Failed(
            "the wrong airport among the anomalies of delivery 2",
            "it is not there",
            "python pipeline.py data 2, with the deliveries as they came",
        )
    told = form(lab, "verdict.yml")
    for column, truth in {
        "dest": {"verdict": "real"},
        "origin": {"verdict": "error", "value": "JKF", "meant": "JFK"},
    }.items():
        entry = told.get(column)
        entry = entry if isinstance(entry, dict) else {}
        for name, value in truth.items():
            if str(entry.get(name)) != value:
                look = {
                    "dest": (
                        "these places have airports; January to March had just no flight to them in"
                        " our sample"
                    ),
                    "origin": (
                        "there are three airports of New York: EWR, JFK and LGA. Which is in the"
                        " report that is none of them?"
                    ),
                }
                raise Failed(
                    f"{column}: {name}, as the anomalies of delivery 2 suggest",
                    f"{entry.get(name, 'nothing')}",
                    look[column],
                )


def form(lab: Path, name: str) -> dict[str, Any]:
    """Return what stands in a form."""
    try:
        told = yaml.safe_load((lab / name).read_text(encoding="utf-8"))
    except OSError:
        raise Failed(
            f"the form {name}",
            "no such file",
            "course lab start, over the same folder, puts it back",
        ) from None
    except yaml.YAMLError as error:
        raise Failed(
            f"{name} in YAML",
            str(error).splitlines()[0],
            "a blank after each colon; two blanks before what belongs to a column",
        ) from None
    return told if isinstance(told, dict) else {}


def gate(evaluator: Thing) -> tuple[float, bool]:
    """Return the lowest bar that an Evaluator was given for the AUC, and whether it looks at each
    origin.
    """
    try:
        config = json.loads(str(evaluator.properties.get("eval_config")))
        metrics = [
            metric for spec in config.get("metrics_specs", []) for metric in spec.get("metrics", [])
        ]
        bars = [
            float(metric.get("threshold", {}).get("value_threshold", {}).get("lower_bound", 0))
            for metric in metrics
            if metric.get("class_name") == "AUC"
        ]
        return min(bars, default=0.0), any(
            "origin" in one.get("feature_keys", []) for one in config.get("slicing_specs", [])
        )
    except (ValueError, TypeError, AttributeError):
        return 0.0, False


def blessing(known: Store, delivery: int) -> Thing:
    """Return the newest blessing of a model of a delivery, given or refused; raise Failed if there
    is none, or if it says two things.
    """
    if not known.of("Model", delivery):
        raise Failed(
            f"a model that comes from delivery {delivery}",
            "none",
            "python pipeline.py whole 1 3; then tail -3 pipeline.log",
        )
    found = known.of("ModelBlessing", delivery)
    if not found or "blessed" not in found[-1].properties:
        raise Failed(
            f"a decision about the model of delivery {delivery}",
            "none",
            "an AUC without threshold decides nothing: MetricConfig(…, threshold=…)",
        )
    kind = "BLESSED" if found[-1].properties["blessed"] == 1 else "NOT_BLESSED"
    if not (found[-1].where / kind).is_file():
        raise Failed(
            f"a file {kind} in the blessing of delivery {delivery}, as the store says",
            "no such file",
            "store and files must agree: " + AGAIN,
        )
    return found[-1]


def serving(lab: Path, model: Thing) -> Path:
    """Return the folder that a model was pushed to."""
    return lab / "serving" / Path(str(model.properties.get("pushed_destination", "nowhere"))).name


def check_gate(lab: Path) -> None:
    """The model of delivery 1 is blessed and pushed, that of delivery 3 is neither, and the gate is
    the one that was asked for.
    """
    known = store(lab)
    good, poor = blessing(known, 1), blessing(known, 3)
    for decision in (good, poor):
        maker = known.maker(decision.id)
        bar, slices = gate(maker) if maker else (0.0, False)
        if bar < 0.55:
            raise Failed(
                "a bar of 0.55 for the AUC",
                f"it was {bar:g}",
                'GenericValueThreshold(lower_bound={"value": BAR})',
            )
        if not slices:
            raise Failed(
                "a gate that holds for each origin",
                "no slices by origin",
                'SlicingSpec(feature_keys=["origin"]), beside the empty one',
            )
    if good.properties["blessed"] != 1:
        raise Failed(
            "the model of delivery 1 blessed",
            "it is not",
            "tail reports/whole-1.txt; is the bar higher than 0.55?",
        )
    if poor.properties["blessed"] != 0:
        raise Failed(
            "the model of delivery 3 not blessed",
            "it is blessed",
            "tail reports/whole-3.txt; does the bar stand in the threshold?",
        )
    pushes = {delivery: known.of("PushedModel", delivery) for delivery in (1, 3)}
    for delivery, found in pushes.items():
        if not found:
            raise Failed(
                f"a Pusher that has run on delivery {delivery}",
                "none",
                "python pipeline.py whole 1 3",
            )
        maker = known.maker(found[-1].id)
        if maker is None or not any(
            known.artifacts[one].type == "ModelBlessing" for one in known.read.get(maker.id, ())
        ):
            raise Failed(
                "a Pusher that reads the blessing",
                f"artifact {found[-1].id} was made without",
                'Pusher(…, model_blessing=evaluator.outputs["blessing"]), then run again',
            )
    if pushes[3][-1].properties.get("pushed") == 1:
        look = (
            "is the blessing given to Pusher? Mend that, then run again: python pipeline.py"
            " whole 1 3"
        )
        raise Failed("no pushed model of delivery 3", "the store says pushed", look)
    if pushes[1][-1].properties.get("pushed") != 1:
        raise Failed(
            "a pushed model of delivery 1",
            "the store says not pushed",
            "python pipeline.py whole 1 3",
        )
    if not (serving(lab, pushes[1][-1]) / "saved_model.pb").is_file():
        look = (
            "the store records a push and does not guard the folder; a copy is in artifacts/Pusher"
        )
        raise Failed(
            "in serving/ the model that the store calls pushed", "its folder is not there", look
        )


def compare(
    file: Path, script: str, truth: set[tuple[str, str]], only: str, lacks: str, exceeds: str
) -> None:
    """Raise Failed unless a file has the artifacts of `truth` and `only` those; lacks, exceeds:
    where to look if not.
    """
    if not file.is_file():
        raise Failed(file.name, "no such file", f"python {script} writes it")
    told = set(LINE.findall(file.read_text(encoding="utf-8", errors="replace")))
    if lacking := sorted(truth - told):
        raise Failed(f"in {file.name} {' '.join(lacking[0])}", "it is not there", lacks)
    if more := sorted(told - truth):
        raise Failed(f"in {file.name} only {only}", " ".join(more[0]), exceeds)


def check_lineage(lab: Path) -> None:
    """lineage.txt has the pushed model and all that it comes from."""
    known = store(lab)
    pushed = [
        thing.id
        for thing in known.artifacts.values()
        if thing.type == "PushedModel" and thing.properties.get("pushed") == 1
    ]
    if not pushed:
        raise Failed("a pushed model in the store", "none", "step 3 pushes one")
    truth = {known.artifacts[one].told for one in known.before(max(pushed))}
    lacks, exceeds = (
        "the artifacts that the execution *read*: its events that are no outputs",
        "outputs of the same execution are not its inputs",
    )
    compare(
        lab / "lineage.txt", "lineage.py", truth, "what the pushed model comes from", lacks, exceeds
    )


def check_touched(lab: Path) -> None:
    """touched.txt has all that was made from delivery 3, and the airline has an answer."""
    known = store(lab)
    start = known.examples(3)
    if not start:
        raise Failed(
            "examples of delivery 3 in the store", "none", "step 3 runs the whole pipeline on it"
        )
    truth = {known.artifacts[one].told for one in known.after(start)}
    lacks, exceeds = (
        "readers of the artifact first, then their outputs",
        "python touched.py 3; the *inputs* of a reader do not come from what it read",
    )
    compare(
        lab / "touched.txt", "touched.py 3", truth, "what comes from delivery 3", lacks, exceeds
    )
    answers = form(lab, "incident.yml")
    models = {thing.id for thing in known.of("Model", 3)}
    pushed = [thing for thing in known.of("PushedModel", 3) if thing.properties.get("pushed") == 1]
    for name, value in zip(COUNTS, (len(models), len(pushed)), strict=True):
        if answers.get(name) != value or isinstance(answers.get(name), bool):
            raise Failed(
                f"{name}, as the store has it",
                f"{answers.get(name, 'nothing')}",
                "count the lines of touched.txt; a PushedModel may say pushed: no",
            )
    if answers.get("noticed_by") != "Evaluator":
        raise Failed(
            "noticed_by: the component that refused",
            f"{answers.get('noticed_by', 'nothing')}",
            "reports/whole-3.txt: who decides on a blessing?",
        )
    if answers.get("silent") not in ("ExampleValidator", "StatisticsGen", "SchemaGen"):
        found = f"{answers.get('silent', 'nothing')}"
        raise Failed(
            "silent: a component that saw the swapped column and refused nothing",
            found,
            "compare reports/whole-1.txt and reports/whole-3.txt",
        )
    if len(str(answers.get("answer", "")).split()) < 8:
        found = f"{answers.get('answer', 'nothing')}"
        raise Failed(
            "answer: a sentence of eight words or more",
            found,
            "it is for the airline: no check can tell whether it is true",
        )
