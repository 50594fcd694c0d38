"""Writes small models as Python's Keras saves them, and what Keras predicts with each.

They are what `--init_from` must open (or refuse). Run it from the repository's root when a layer
is added to those understood:

    ${PRESEND_PYTHON:-python3} test/parity/keras/make-init-fixtures.py

It needs Keras 3 with TensorFlow.
"""

import json
from pathlib import Path

import keras
import numpy as np
from keras import layers

FIXTURES = Path(__file__).parent / "fixtures" / "init"
INPUTS = 3
ROWS = 8
SEED = 4


def functional():
    inputs = keras.Input((INPUTS,))
    hidden = layers.Dropout(0.2)(layers.Dense(4, activation="relu")(inputs))
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(hidden))


def branched():
    inputs = keras.Input((INPUTS,))
    both = layers.Concatenate()([layers.Dense(2)(inputs), layers.Dense(2)(inputs)])
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(both))


def sequential(*members):
    return lambda: keras.Sequential([keras.Input((INPUTS,)), *(member() for member in members)])


def dense(units, activation=None, **options):
    return lambda: layers.Dense(units, activation=activation, **options)


def layer(build, *arguments, **options):
    return lambda: build(*arguments, **options)


RELU = dense(4, "relu")
SIGMOID = dense(1, "sigmoid")
BATCH_NORMALIZATION = layer(layers.BatchNormalization)

UNDERSTOOD = {
    "plain-dense": sequential(RELU, dense(3, "relu"), SIGMOID),
    "logistic-regression": sequential(SIGMOID),
    "dropout": sequential(
        layer(layers.Dropout, 0.1), RELU, layer(layers.Dropout, 0.4), SIGMOID
    ),
    "normalization": sequential(layer(layers.Normalization), RELU, SIGMOID),
    "normalization-given": sequential(
        layer(layers.Normalization, mean=[1.0, -2.0, 0.5], variance=[4.0, 0.09, 0.25]),
        RELU,
        SIGMOID,
    ),
    "normalization-one-for-all": sequential(
        layer(layers.Normalization, axis=None), RELU, SIGMOID
    ),
    "batch-normalization-after-linear": sequential(
        dense(4), BATCH_NORMALIZATION, layer(layers.Activation, "relu"), SIGMOID
    ),
    "batch-normalization-after-relu": sequential(
        RELU, BATCH_NORMALIZATION, layer(layers.Dropout, 0.5), SIGMOID
    ),
    "batch-normalization-everywhere": sequential(
        BATCH_NORMALIZATION,
        dense(4, use_bias=False),
        layer(layers.BatchNormalization, center=False, epsilon=0.1),
        layer(layers.ReLU),
        layer(layers.BatchNormalization, scale=False),
        SIGMOID,
    ),
    "functional": functional,
    "linear-output": sequential(RELU, dense(1)),
    "softmax-of-two": sequential(RELU, dense(2, "softmax")),
    "linear-in-a-row": sequential(dense(2), dense(4, "relu", name="wide"), dense(1), SIGMOID),
}

REFUSED = {
    "tanh": sequential(dense(4, "tanh"), SIGMOID),
    "layer-normalization": sequential(RELU, layer(layers.LayerNormalization), SIGMOID),
    "branched": branched,
    "softmax-of-three": sequential(RELU, dense(3, "softmax")),
    "leaky": sequential(dense(4), layer(layers.ReLU, negative_slope=0.1), SIGMOID),
    "convolution": lambda: keras.Sequential(
        [
            keras.Input((INPUTS, 1)),
            layers.Conv1D(2, 2, activation="relu"),
            layers.Flatten(),
            layers.Dense(1, activation="sigmoid"),
        ]
    ),
}


def save(name, build):
    # Layers are numbered from the start again, as in a process that makes one model.
    keras.backend.clear_session()
    keras.utils.set_random_seed(SEED)
    model = build()
    for variable in model.variables:
        # Also means, variances, gammas and betas: at 1 and 0 they would hide one another.
        if variable.dtype.startswith("float"):
            values = np.random.normal(scale=0.7, size=variable.shape)
            variable.assign(np.abs(values) + 0.3 if "variance" in variable.name else values)
    for member in model.layers:
        if isinstance(member, layers.Normalization):
            member.finalize_state()
    model.save(FIXTURES / f"{name}.keras")
    return model


def predict(name, build):
    model = save(name, build)
    rows = np.random.normal(size=(ROWS, INPUTS)).astype(np.float32)
    outputs = model.predict(rows, verbose=0).astype(np.float64)
    if name == "linear-output":
        probabilities = 1 / (1 + np.exp(-outputs[:, 0]))
    else:
        probabilities = outputs[:, -1]
    # Rows that hidden layers answer with zeros alike would prove little.
    assert len(set(probabilities)) > ROWS / 2, name
    return {"rows": rows.tolist(), "probabilities": probabilities.tolist()}


if __name__ == "__main__":
    FIXTURES.mkdir(parents=True, exist_ok=True)
    predictions = {name: predict(name, build) for name, build in UNDERSTOOD.items()}
    for name, build in REFUSED.items():
        save(name, build)
    document = {"keras": keras.__version__, "predictions": predictions}
    (FIXTURES / "predictions.json").write_text(json.dumps(document, indent=1) + "\n")
