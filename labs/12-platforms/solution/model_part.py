"""The second half of the pipeline: features, a model, its evaluation, and the push."""

import tensorflow_model_analysis as tfma
from tfx import v1 as tfx

BAR = 0.55  # the AUC that a model must reach


def gate() -> tfma.EvalConfig:
    """Return what Evaluator measures, on which slices, and the bar."""
    count = tfma.MetricConfig(class_name="ExampleCount")
    # BEGIN SOLUTION: a MetricConfig of AUC with the bar; two slices: all flights, and each origin; return the EvalConfig
    # --8<-- [start:gate]
    bar = tfma.GenericValueThreshold(lower_bound={"value": BAR})
    auc = tfma.MetricConfig(class_name="AUC", threshold=tfma.MetricThreshold(value_threshold=bar))
    return tfma.EvalConfig(
        model_specs=[tfma.ModelSpec(label_key="late")],
        slicing_specs=[tfma.SlicingSpec(), tfma.SlicingSpec(feature_keys=["origin"])],
        metrics_specs=[tfma.MetricsSpec(metrics=[auc, count])],
    )
    # --8<-- [end:gate]
    # END SOLUTION


def model_part(examples: tfx.components.CsvExampleGen, schema: tfx.components.SchemaGen) -> list:
    """Return the four components that make a model, judge it, and push it."""
    transform = tfx.components.Transform(
        examples=examples.outputs["examples"],
        schema=schema.outputs["schema"],
        preprocessing_fn="flights_module.preprocessing_fn",
        disable_statistics=True,
    )
    trainer = tfx.components.Trainer(
        examples=transform.outputs["transformed_examples"],
        transform_graph=transform.outputs["transform_graph"],
        run_fn="flights_module.run_fn",
        custom_config={"epochs": 5},
        train_args=tfx.proto.TrainArgs(num_steps=60),
        eval_args=tfx.proto.EvalArgs(num_steps=20),
    )
    evaluator = tfx.components.Evaluator(
        examples=examples.outputs["examples"],
        model=trainer.outputs["model"],
        eval_config=gate(),
    )
    folder = tfx.proto.PushDestination.Filesystem(base_directory="serving")
    destination = tfx.proto.PushDestination(filesystem=folder)
    # BEGIN SOLUTION: make a Pusher that pushes the model to the destination, but only if it is blessed; return all four, in a list
    # --8<-- [start:push]
    pusher = tfx.components.Pusher(
        model=trainer.outputs["model"],
        model_blessing=evaluator.outputs["blessing"],
        push_destination=destination,
    )
    return [transform, trainer, evaluator, pusher]
    # --8<-- [end:push]
    # END SOLUTION
