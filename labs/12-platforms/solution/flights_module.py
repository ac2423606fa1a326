"""What Transform and Trainer call: the features, the network, and the model that is served. The module's page explains it."""

import keras
import tensorflow as tf
import tensorflow_transform as tft
from tfx_bsl.public import tfxio

LABEL = "late"
WORDS = ["carrier", "origin", "dest"]
# What stands for a missing reading
NUMBERS = {"hour": 12, "distance": 1000, "temp": 50.0, "wind_speed": 10.0, "precip": 0.0, "visib": 10.0}


def dense(column, missing):
    """Return a column with a value in the place of what is missing."""
    if not isinstance(column, tf.sparse.SparseTensor):
        return column
    shape = [column.dense_shape[0], 1]
    one = tf.sparse.SparseTensor(column.indices, column.values, shape)
    return tf.sparse.to_dense(one, default_value=missing)


def preprocessing_fn(inputs):
    """Return the features, made of the raw columns."""
    made = {LABEL: inputs[LABEL]}
    for name, missing in NUMBERS.items():
        number = tf.cast(dense(inputs[name], missing), tf.float32)
        made[name] = tft.scale_to_z_score(number)
    for name in WORDS:
        word = dense(inputs[name], "")
        made[name] = tft.compute_and_apply_vocabulary(
            word, num_oov_buckets=1, vocab_filename=name
        )
    return made


def build(sizes):
    """Return the network."""
    numbers = {n: keras.Input((1,), name=n, dtype="float32") for n in NUMBERS}
    words = {n: keras.Input((1,), name=n, dtype="int64") for n in WORDS}
    embedded = [
        keras.layers.Flatten()(keras.layers.Embedding(sizes[n] + 1, 4)(words[n]))
        for n in WORDS
    ]
    together = keras.layers.Concatenate()([*numbers.values(), *embedded])
    hidden = keras.layers.Dense(32, activation="relu")(together)
    risk = keras.layers.Dense(1, activation="sigmoid")(hidden)
    model = keras.Model({**numbers, **words}, risk)
    model.compile(
        optimizer="adam", loss="binary_crossentropy",
        metrics=[keras.metrics.AUC(name="auc")],
    )
    return model


def served(model, transform):
    """Return a model that takes raw examples, since the features are a part of it."""
    module = tf.Module()
    module.model = model
    module.layer = transform.transform_features_layer()
    spec = transform.raw_feature_spec()
    spec.pop(LABEL)

    texts = tf.TensorSpec([None], tf.string, name="examples")

    @tf.function(input_signature=[texts], autograph=False)
    def serve(examples):
        raw = tf.io.parse_example(examples, spec)
        return {"risk": module.model(module.layer(raw))}

    module.serve = serve
    return module


def run_fn(args):
    """Train, and save the model that is served."""
    keras.utils.set_random_seed(0)
    transform = tft.TFTransformOutput(args.transform_output)

    def read(files):
        options = tfxio.TensorFlowDatasetOptions(
            batch_size=100, label_key=LABEL, shuffle_seed=0
        )
        schema = transform.transformed_metadata.schema
        return args.data_accessor.tf_dataset_factory(files, options, schema)

    model = build({n: transform.vocabulary_size_by_name(n) for n in WORDS})
    model.fit(
        read(args.train_files), steps_per_epoch=args.train_steps,
        validation_data=read(args.eval_files), validation_steps=args.eval_steps,
        epochs=args.custom_config["epochs"], verbose=0,
    )
    module = served(model, transform)
    tf.saved_model.save(
        module, args.serving_model_dir, signatures={"serving_default": module.serve}
    )
