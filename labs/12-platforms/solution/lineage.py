"""Walk from the pushed model back to the data that it was made from: python lineage.py"""

from pathlib import Path

from ml_metadata import MetadataStore
from ml_metadata.proto import metadata_store_pb2 as mlmd
from records import OUTPUTS, kinds, opened, place


def origin(store: MetadataStore, artifact: mlmd.Artifact) -> tuple[mlmd.Execution, list[mlmd.Artifact]]:
    """Return the execution that made an artifact, and the artifacts that this execution read."""
    # BEGIN SOLUTION: find the first execution that has the artifact as output, by the artifact's events; then what it read, by the execution's events
    # --8<-- [start:origin]
    events = store.get_events_by_artifact_ids([artifact.id])
    maker = min(event.execution_id for event in events if event.type in OUTPUTS)
    [execution] = store.get_executions_by_id([maker])
    its = store.get_events_by_execution_ids([maker])
    read = {event.artifact_id for event in its if event.type not in OUTPUTS}
    return execution, store.get_artifacts_by_id(sorted(read))
    # --8<-- [end:origin]
    # END SOLUTION


def tree(store: MetadataStore, artifact: mlmd.Artifact, told: set[int], depth: int = 0) -> list[str]:
    """Return an artifact and all that it comes from, a line each; what stands above is not told again."""
    told.add(artifact.id)
    execution, read = origin(store, artifact)
    line = f"{'  ' * depth}{kinds(store)[artifact.type_id]} {place(artifact)}"
    if "input_base" in execution.custom_properties:
        line += f" from deliveries/{Path(execution.custom_properties['input_base'].string_value).name}"
    lines = [line]
    for parent in sorted(read, key=place):
        if parent.id not in told:
            lines += tree(store, parent, told, depth + 1)
    return lines


if __name__ == "__main__":
    store = opened()
    pushed = [artifact for artifact in store.get_artifacts_by_type("PushedModel") if artifact.custom_properties["pushed"].int_value]
    text = "\n".join(tree(store, max(pushed, key=lambda artifact: artifact.id), set()))
    print(text)
    Path("lineage.txt").write_text(text + "\n")
