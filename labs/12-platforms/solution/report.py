"""What a run left, as text: its components, two columns of the statistics, the anomalies, and the evaluation."""

from pathlib import Path

import tensorflow_data_validation as tfdv
import tensorflow_model_analysis as tfma
from ml_metadata.proto import metadata_store_pb2 as mlmd
from records import DATABASE, OUTPUTS, STATES, kinds, makers, opened
from tensorflow_metadata.proto.v0 import anomalies_pb2


def last() -> int:
    """Return the number of the last execution in the store, or 0."""
    if not Path(DATABASE).exists():
        return 0
    return max((execution.id for execution in opened().get_executions()), default=0)


def write(before: int, file: Path) -> None:
    """Write the report of the executions that came after one."""
    store = opened()
    names, types = makers(store), kinds(store)
    ours = sorted((e for e in store.get_executions() if e.id > before), key=lambda e: e.id)
    events = store.get_events_by_execution_ids([execution.id for execution in ours])
    made = store.get_artifacts_by_id(sorted({event.artifact_id for event in events if event.type in OUTPUTS}))
    newest = {types[artifact.type_id]: artifact for artifact in made}
    lines = [f"{names[e.type_id]:16} {STATES.Name(e.last_known_state).lower()}" for e in ours]
    lines += ["", *statistics(Path(newest["ExampleStatistics"].uri))]
    lines += ["", *anomalies(Path(newest["ExampleAnomalies"].uri))]
    if "ModelEvaluation" in newest:
        lines += ["", *evaluation(Path(newest["ModelEvaluation"].uri))]
        lines.append(f"blessed: {yes(newest['ModelBlessing'], 'blessed')}")
        lines.append(f"pushed:  {yes(newest['PushedModel'], 'pushed')}")
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n")


def yes(artifact: mlmd.Artifact, name: str) -> str:
    """Return a property of an artifact, which is 0 or 1, as a word."""
    return "yes" if artifact.custom_properties[name].int_value else "no"


def statistics(folder: Path) -> list[str]:
    """Return the mean of two columns, by split."""
    lines = []
    for split in ("train", "eval"):
        [data] = tfdv.load_stats_binary(str(folder / f"Split-{split}/FeatureStats.pb")).datasets
        for feature in data.features:
            if feature.path.step[0] in ("late", "temp"):
                lines.append(f"{split:5} {feature.path.step[0]} mean {feature.num_stats.mean:.2f}")
    return sorted(lines, reverse=True)


def anomalies(folder: Path) -> list[str]:
    """Return the anomalies, by split."""
    lines = []
    for split in ("train", "eval"):
        seen = anomalies_pb2.Anomalies.FromString((folder / f"Split-{split}/SchemaDiff.pb").read_bytes())
        lines += [f"{split:5} {name}: {anomaly.description.strip()}" for name, anomaly in sorted(seen.anomaly_info.items())]
    return lines or ["no anomalies"]


def evaluation(folder: Path) -> list[str]:
    """Return the AUC of each slice."""
    lines = []
    result = tfma.load_eval_result(str(folder))
    for slice_key, metrics in sorted(result.slicing_metrics, key=lambda pair: str(pair[0])):
        values = metrics[""][""]
        name = slice_key[0][1] if slice_key else "all"
        lines.append(f"{name:4} AUC {values['auc']['doubleValue']:.2f} of {values['example_count']['doubleValue']:.0f} flights")
    return lines
