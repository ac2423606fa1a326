"""Tell all that a delivery has touched: python touched.py DELIVERY"""

import sys
from pathlib import Path

from ml_metadata import MetadataStore
from ml_metadata.proto import metadata_store_pb2 as mlmd
from records import OUTPUTS, kinds, makers, opened, place


def made_from(store: MetadataStore, artifact_id: int) -> set[int]:
    """Return the numbers of the artifacts that were made by whoever read this one."""
    # BEGIN SOLUTION: find the executions that read the artifact, by its events; then all that they put out, by theirs
    # --8<-- [start:made_from]
    events = store.get_events_by_artifact_ids([artifact_id])
    readers = {event.execution_id for event in events if event.type not in OUTPUTS}
    theirs = store.get_events_by_execution_ids(sorted(readers)) if readers else []
    return {event.artifact_id for event in theirs if event.type in OUTPUTS}
    # --8<-- [end:made_from]
    # END SOLUTION


def delivered(store: MetadataStore, delivery: str) -> set[int]:
    """Return the numbers of the examples that were read from a delivery."""
    names = makers(store)
    readers = [
        execution.id
        for execution in store.get_executions()
        if names[execution.type_id] == "CsvExampleGen" and Path(execution.custom_properties["input_base"].string_value).name == delivery
    ]
    return {event.artifact_id for event in store.get_events_by_execution_ids(readers) if event.type in OUTPUTS}


def described(artifact: mlmd.Artifact, kind: str) -> str:
    """Return an artifact in words; of a blessing and of a push also how it ended."""
    properties = artifact.custom_properties
    name = {"ModelBlessing": "blessed", "PushedModel": "pushed"}.get(kind)
    end = f", {name}: {'yes' if properties[name].int_value else 'no'}" if name else ""
    return f"{kind} {place(artifact)}{end}"


if __name__ == "__main__":
    store = opened()
    found: set[int] = set()
    todo = delivered(store, sys.argv[1])
    while todo:
        found |= todo
        todo = {after for one in todo for after in made_from(store, one)} - found
    artifacts = sorted(store.get_artifacts_by_id(sorted(found)), key=lambda a: (int(Path(a.uri).name), place(a)))
    lines = [described(artifact, kinds(store)[artifact.type_id]) for artifact in artifacts]
    print("\n".join(lines))
    Path("touched.txt").write_text("\n".join(lines) + "\n")
