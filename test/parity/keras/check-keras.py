"""Opens models with real Keras and TensorFlow, and writes what they predict.

    python3 check-keras.py JOBS.json ANSWERS.json

JOBS is a list of {"path", "rows"}: a .keras or .h5 file, or a SavedModel folder, and its inputs,
shape [rows, inputs]; where "rows" is null, 500 random rows, the same for each model of a size.
ANSWERS is a list in the same order of {"probabilities", "logits", "messages"}: shape [rows], the
logits null for a Keras model, and every warning given while the model was opened and run. A model that
fails has no probabilities, and the error is its last message.
"""

import json
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

RANDOM_ROWS = 500


class Messages(logging.Handler):
    """Keeps what would have been logged."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


def answer(job):
    messages = Messages()
    loggers = [logging.getLogger(name) for name in ("absl", "tensorflow", "keras")]
    for logger in loggers:
        logger.addHandler(messages)
    try:
        with warnings.catch_warnings(record=True) as warned:
            predict = predict_saved_model if Path(job["path"]).is_dir() else predict_keras
            figures = predict(job["path"], job["rows"])
    except Exception as error:  # whatever it is, it is the answer about this model
        figures = {"probabilities": [], "logits": None}
        messages.texts.append(f"{type(error).__name__}: {error}")
    finally:
        for logger in loggers:
            logger.removeHandler(messages)
    return {**figures, "messages": messages.texts + [str(warning.message) for warning in warned]}


def predict_keras(path, rows):
    model = keras.models.load_model(path)
    inputs = as_inputs(rows, model.input_shape[1])
    return {"probabilities": model.predict(inputs, verbose=0)[:, 0].tolist(), "logits": None}


def predict_saved_model(path, rows):
    # The signature lives as long as the model that it belongs to.
    model = tf.saved_model.load(path)
    signature = model.signatures["serving_default"]
    inputs = as_inputs(rows, signature.structured_input_signature[1]["features"].shape[1])
    outputs = signature(features=tf.constant(inputs))
    return {
        "probabilities": outputs["probability"].numpy()[:, 0].tolist(),
        "logits": outputs["logit"].numpy()[:, 0].tolist(),
    }


def as_inputs(rows, inputs):
    if rows is None:
        rows = np.random.default_rng(1).normal(size=(RANDOM_ROWS, inputs))
    return np.array(rows, dtype=np.float32)


if __name__ == "__main__":
    jobs, answers = map(Path, sys.argv[1:])
    answers.write_text(json.dumps([answer(job) for job in json.loads(jobs.read_text())]))
