import contextlib
from pathlib import Path

import tensorflow_data_validation as tfdv
import tensorflow_model_analysis as tfma
from ml_metadata import MetadataStore
from ml_metadata.proto import metadata_store_pb2 as mlmd
from tensorflow_metadata.proto.v0 import anomalies_pb2, schema_pb2

STATES = mlmd.Execution.State


def newest(root, pattern):
    return max(root.glob(pattern), key=lambda path: int(path.parts[3]))


# --8<-- [start:store]
def opened(database):
    connection = mlmd.ConnectionConfig()
    connection.sqlite.filename_uri = database
    connection.sqlite.connection_mode = mlmd.SqliteMetadataSourceConfig.READONLY
    return MetadataStore(connection)


def executions(database, report):
    store = opened(database)
    names = {kind.id: kind.name.split(".")[-1] for kind in store.get_execution_types()}
    found = sorted(store.get_executions(), key=lambda execution: execution.id)
    lines = [
        f"{names[e.type_id]:16} {STATES.Name(e.last_known_state).lower()}" for e in found[-8:]
    ]
    begun, ended = found[-8].create_time_since_epoch, found[-1].last_update_time_since_epoch
    lines.append(f"first to last: {(ended - begun) / 1000:.1f} s")
    report.write_text("\n".join(lines) + "\n")
    # --8<-- [end:store]


# --8<-- [start:statistics]
def statistics(root, report):
    lines = []
    for split in ("train", "eval"):
        pattern = f"StatisticsGen/statistics/*/Split-{split}/FeatureStats.pb"
        [data] = tfdv.load_stats_binary(str(newest(root, pattern))).datasets
        for feature in data.features:
            if feature.path.step[0] in ("late", "temp"):
                numbers = feature.num_stats
                missing = numbers.common_stats.num_missing
                name = feature.path.step[0]
                lines.append(f"{split:5} {name} mean {numbers.mean:.2f}, {missing} missing")
    report.write_text("\n".join(sorted(lines)) + "\n")
    # --8<-- [end:statistics]


# --8<-- [start:artifacts]
def artifacts(root):
    with open("schema.txt", "w") as out, contextlib.redirect_stdout(out):
        schema = tfdv.load_schema_text(str(newest(root, "SchemaGen/schema/*/schema.pbtxt")))
        for feature in schema.feature:
            kind = schema_pb2.FeatureType.Name(feature.type).lower()
            always = "always" if feature.presence.min_fraction == 1 else "may be missing"
            print(f"{feature.name:10} {kind:6} {always}")
    with open("anomalies.txt", "w") as out, contextlib.redirect_stdout(out):
        path = newest(root, "ExampleValidator/anomalies/*/Split-eval/SchemaDiff.pb")
        seen = anomalies_pb2.Anomalies.FromString(path.read_bytes())
        for name, anomaly in sorted(seen.anomaly_info.items()):
            print(f"{name}: {anomaly.short_description}")
    with open("evaluation.txt", "w") as out, contextlib.redirect_stdout(out):
        folder = newest(root, "Evaluator/evaluation/*")
        result = tfma.load_eval_result(str(folder))
        for slice_key, metrics in sorted(result.slicing_metrics, key=lambda pair: str(pair[0])):
            values = metrics[""][""]
            name = slice_key[0][1] if slice_key else "all"
            auc, count = values["auc"]["doubleValue"], values["example_count"]["doubleValue"]
            print(f"{name:4} AUC {auc:.2f} of {count:.0f} flights")
        print("blessed:", tfma.load_validation_result(str(folder)).validation_ok)
    # --8<-- [end:artifacts]


# --8<-- [start:lineage]
def lineage(database, report):
    store = opened(database)
    kinds = {kind.id: kind.name for kind in store.get_artifact_types()}
    makers = {kind.id: kind.name.split(".")[-1] for kind in store.get_execution_types()}
    outputs = (mlmd.Event.OUTPUT, mlmd.Event.DECLARED_OUTPUT)
    lines, told = [], set()

    def walk(artifact, depth):
        events = store.get_events_by_artifact_ids([artifact.id])
        maker = min(e.execution_id for e in events if e.type in outputs)
        [execution] = store.get_executions_by_id([maker])
        lines.append("  " * depth + f"{kinds[artifact.type_id]} by {makers[execution.type_id]}")
        used = [e.artifact_id for e in store.get_events_by_execution_ids([maker])
                if e.type not in outputs]
        parents = store.get_artifacts_by_id(sorted(set(used) - told))
        for parent in sorted(parents, key=lambda a: kinds[a.type_id]):
            told.add(parent.id)
            walk(parent, depth + 1)

    walk(min(store.get_artifacts_by_type("PushedModel"), key=lambda a: a.id), 0)
    report.write_text("\n".join(lines) + "\n")
    # --8<-- [end:lineage]


if __name__ == "__main__":
    lineage("metadata.db", Path("lineage.txt"))
