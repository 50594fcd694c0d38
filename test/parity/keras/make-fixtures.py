"""Writes small networks as Keras itself saves them, and what it predicts with our files of them.

Run it from the repository's root when an exporter's bytes change:

    ${PRESEND_PYTHON:-python3} test/parity/keras/make-fixtures.py

It needs Keras 3 with TensorFlow, and Node.js, which runs our exporters.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import keras
import numpy as np

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
ROWS = 8
SEED = 20

NETWORKS = {
    "two-hidden-layers": {"inputs": 3, "hidden": [5, 4], "dropout": 0.3, "l2": 0.001},
    "no-hidden-layers": {"inputs": 3, "hidden": [], "dropout": 0, "l2": 0},
}


def build(inputs, hidden, dropout, l2):
    # Layers are numbered from the start again, as in a process that makes one model.
    keras.backend.clear_session()
    keras.utils.set_random_seed(SEED)

    def dense(units, activation):
        return keras.layers.Dense(
            units,
            activation=activation,
            kernel_regularizer=keras.regularizers.L2(l2) if l2 else None,
        )

    layers = [keras.layers.Input((inputs,))]
    for units in hidden:
        layers += [dense(units, "relu"), keras.layers.Dropout(dropout)]
    model = keras.Sequential([*layers, dense(1, "sigmoid")])
    # Biases too: a zero would hide one that is read from the wrong place.
    model.set_weights([np.random.normal(scale=0.7, size=w.shape) for w in model.get_weights()])
    return model


def make_network(name, options):
    model = build(**options)
    (FIXTURES / name).mkdir(parents=True, exist_ok=True)
    model.save(FIXTURES / name / "by-keras.keras")
    model.save(FIXTURES / name / "by-keras.h5")
    weights = model.get_weights()
    rows = np.random.normal(size=(ROWS, options["inputs"])).astype(np.float32)
    probabilities = model.predict(rows, verbose=0)[:, 0].tolist()
    # Rows that hidden layers answer with zeros alike would prove nothing.
    assert len(set(probabilities)) == ROWS
    return {
        **options,
        "layers": [
            {"kernel": kernel.tolist(), "bias": bias.tolist()}
            for kernel, bias in zip(weights[::2], weights[1::2])
        ],
        "rows": rows.tolist(),
        "probabilities": probabilities,
    }


def see(networks):
    """What Keras and TensorFlow predict with the files that our exporters wrote."""
    files = [
        (name, file, FIXTURES / name / (file if file != "saved_model.pb" else ""))
        for name in networks
        for file in ("by-presend.keras", "by-presend.h5", "saved_model.pb")
    ]
    with tempfile.TemporaryDirectory() as folder:
        jobs, answers = Path(folder, "jobs.json"), Path(folder, "answers.json")
        jobs.write_text(
            json.dumps(
                [{"path": str(path), "rows": networks[name]["rows"]} for name, _, path in files]
            )
        )
        subprocess.run([sys.executable, HERE / "check-keras.py", jobs, answers], check=True)
        seen = {"keras": keras.__version__, **{name: {} for name in networks}}
        for (name, file, _), answer in zip(files, json.loads(answers.read_text())):
            seen[name][file] = answer["probabilities"]
        return seen


def write(name, document):
    (FIXTURES / name).write_text(json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    networks = {name: make_network(name, options) for name, options in NETWORKS.items()}
    write("networks.json", networks)
    subprocess.run(["node", HERE / "write-exports.ts"], check=True)
    write("seen.json", see(networks))
