"""The metadata store, opened for reading only. It needs ML Metadata alone, which is loaded quickly; not TFX."""

from pathlib import Path

from ml_metadata import MetadataStore
from ml_metadata.proto import metadata_store_pb2 as mlmd

DATABASE = "metadata.db"
OUTPUTS = (mlmd.Event.OUTPUT, mlmd.Event.DECLARED_OUTPUT)
STATES = mlmd.Execution.State


# --8<-- [start:opened]
def opened() -> MetadataStore:
    """Return the store."""
    connection = mlmd.ConnectionConfig()
    connection.sqlite.filename_uri = DATABASE
    connection.sqlite.connection_mode = mlmd.SqliteMetadataSourceConfig.READONLY
    return MetadataStore(connection)
    # --8<-- [end:opened]


def place(artifact: mlmd.Artifact) -> str:
    """Return where an artifact's files lie below artifacts/: its component, its output, the number of the execution that made it."""
    return "/".join(Path(artifact.uri).parts[-3:])


def kinds(store: MetadataStore) -> dict[int, str]:
    """Return the names of the types of artifacts, by their numbers."""
    return {kind.id: kind.name for kind in store.get_artifact_types()}


def makers(store: MetadataStore) -> dict[int, str]:
    """Return the short names of the components, by the numbers of their types."""
    return {kind.id: kind.name.split(".")[-1] for kind in store.get_execution_types()}
