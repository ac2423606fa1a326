import sys
from pathlib import Path

import look
import tensorflow_model_analysis as tfma
import yaml
from tfx import v1 as tfx

HERE = Path(__file__).parent
DATABASE = "metadata.db"


# --8<-- [start:data]
def data_component():
    splits = [
        tfx.proto.Input.Split(name=name, pattern=f"{name}/*")
        for name in ("train", "eval")
    ]
    examples = tfx.components.CsvExampleGen(
        input_base=str(Path("data").resolve()),
        input_config=tfx.proto.Input(splits=splits),
    )
    return examples
    # --8<-- [end:data]


# --8<-- [start:validate]
def validate_components(examples):
    statistics = tfx.components.StatisticsGen(
        examples=examples.outputs["examples"]
    )
    schema = tfx.components.SchemaGen(
        statistics=statistics.outputs["statistics"],
        exclude_splits=["eval"], infer_feature_shape=True,
    )
    anomalies = tfx.components.ExampleValidator(
        statistics=statistics.outputs["statistics"],
        schema=schema.outputs["schema"],
    )
    return statistics, schema, anomalies
    # --8<-- [end:validate]


# --8<-- [start:model]
def model_components(examples, schema):
    transform = tfx.components.Transform(
        examples=examples.outputs["examples"],
        schema=schema.outputs["schema"],
        preprocessing_fn="flights_module.preprocessing_fn",
        disable_statistics=True,
    )
    trainer = tfx.components.Trainer(
        examples=transform.outputs["transformed_examples"],
        transform_graph=transform.outputs["transform_graph"],
        run_fn="flights_module.run_fn", custom_config={"epochs": 5},
        train_args=tfx.proto.TrainArgs(num_steps=60),
        eval_args=tfx.proto.EvalArgs(num_steps=20),
    )
    return transform, trainer
    # --8<-- [end:model]


# --8<-- [start:gate]
def gate(at_least):
    bar = tfma.GenericValueThreshold(lower_bound={"value": at_least})
    threshold = tfma.MetricThreshold(value_threshold=bar)
    auc = tfma.MetricConfig(class_name="AUC", threshold=threshold)
    count = tfma.MetricConfig(class_name="ExampleCount")
    airports = tfma.SlicingSpec(feature_keys=["origin"])
    return tfma.EvalConfig(
        model_specs=[tfma.ModelSpec(label_key="late")],
        slicing_specs=[tfma.SlicingSpec(), airports],
        metrics_specs=[tfma.MetricsSpec(metrics=[auc, count])],
    )
    # --8<-- [end:gate]


# --8<-- [start:push]
def push_components(examples, trainer, at_least):
    evaluator = tfx.components.Evaluator(
        examples=examples.outputs["examples"],
        model=trainer.outputs["model"], eval_config=gate(at_least),
    )
    Destination = tfx.proto.PushDestination
    folder = Destination.Filesystem(base_directory="serving")
    pusher = tfx.components.Pusher(
        model=trainer.outputs["model"],
        model_blessing=evaluator.outputs["blessing"],
        push_destination=Destination(filesystem=folder),
    )
    return evaluator, pusher
    # --8<-- [end:push]


# --8<-- [start:run]
def run(at_least, beam):
    examples = data_component()
    statistics, schema, anomalies = validate_components(examples)
    transform, trainer = model_components(examples, schema)
    evaluator, pusher = push_components(examples, trainer, at_least)
    sqlite = tfx.orchestration.metadata.sqlite_metadata_connection_config
    pipeline = tfx.dsl.Pipeline(
        pipeline_name="late-flights",
        pipeline_root=str(Path("artifacts").resolve()),
        components=[examples, statistics, schema, anomalies, transform,
                    trainer, evaluator, pusher],
        enable_cache=True,
        metadata_connection_config=sqlite(DATABASE),
        beam_pipeline_args=beam,
    )
    tfx.orchestration.LocalDagRunner().run(pipeline)
    # --8<-- [end:run]


# --8<-- [start:three_runs]
if __name__ == "__main__":
    runners = yaml.safe_load((HERE / "runners.yaml").read_text())
    for number, at_least in enumerate([0.55, 0.55, 0.9], 1):
        run(at_least, runners[sys.argv[1]])
        look.executions(DATABASE, Path(f"run{number}.txt"))
    look.statistics(Path("artifacts"), Path("statistics.txt"))
    look.artifacts(Path("artifacts"))
    look.lineage(DATABASE, Path("lineage.txt"))
# --8<-- [end:three_runs]
