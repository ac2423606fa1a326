"""The first half of the pipeline: examples, their statistics, a schema, and anomalies."""

from pathlib import Path

from tfx import v1 as tfx


def data_part(delivery: str) -> list:
    """Return the four components that read a delivery and look at it."""
    splits = [tfx.proto.Input.Split(name=name, pattern=f"{name}/*") for name in ("train", "eval")]
    examples = tfx.components.CsvExampleGen(
        input_base=str(Path(f"deliveries/{delivery}").resolve()),
        input_config=tfx.proto.Input(splits=splits),
    )
    # BEGIN SOLUTION: make StatisticsGen, SchemaGen (without the split eval) and ExampleValidator; return all four, in a list
    # --8<-- [start:data]
    statistics = tfx.components.StatisticsGen(examples=examples.outputs["examples"])
    schema = tfx.components.SchemaGen(
        statistics=statistics.outputs["statistics"],
        exclude_splits=["eval"],
        infer_feature_shape=True,
    )
    anomalies = tfx.components.ExampleValidator(
        statistics=statistics.outputs["statistics"],
        schema=schema.outputs["schema"],
    )
    return [examples, statistics, schema, anomalies]
    # --8<-- [end:data]
    # END SOLUTION
