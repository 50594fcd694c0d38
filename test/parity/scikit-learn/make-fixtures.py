"""Writes what scikit-learn and pandas say about small sets of scored rows.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-fixtures.py

It needs scikit-learn, pandas and numpy, whose versions are kept beside the figures.
"""

import json
import platform
import re
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.metrics import (
    classification_report,
    confusion_matrix,
    log_loss,
    roc_auc_score,
)

FIXTURES = Path(__file__).parent / "fixtures"
TRAINING_BASE_RATE = 0.3


def ordinary():
    """500 customers whose outcomes follow their probabilities."""
    random = np.random.default_rng(20240613)
    probabilities = random.beta(2, 5, size=500).round(6)
    labels = random.random(500) < probabilities
    return [(int(label), float(p), 1) for label, p in zip(labels, probabilities)]


def heavy_ties():
    """Six probabilities, 0.5 among them, shared by some 350 customers."""
    random = np.random.default_rng(7)
    levels = [0.1, 0.3, 0.5, 0.500001, 0.7, 0.9]
    return [
        (label, level, int(random.integers(1, 50))) for level in levels for label in (0, 1)
    ]


# Runs of equal rows: label, probability, how many.
CASES = {
    "ordinary": ordinary(),
    "heavy-ties": heavy_ties(),
    "only-negatives": [(0, 0.1, 2), (0, 0.6, 1)],
    "only-positives": [(1, 0.1, 2), (1, 0.7, 1)],
    "none-predicted-positive": [(0, 0.1, 5), (1, 0.2, 3)],
    "all-equal": [(0, 0.5, 6), (1, 0.5, 4)],
    "zero-half-one": [
        (0, 0.0, 3), (1, 0.0, 1), (0, 0.5, 2), (1, 0.5, 2), (0, 1.0, 1), (1, 1.0, 4),
    ],
    "perfect": [(0, 0.2, 4), (1, 0.8, 3)],
    "reversed": [(0, 0.8, 4), (1, 0.2, 3)],
    "single-negative": [(0, 0.2, 1)],
    "single-positive": [(1, 0.9, 1)],
    "rare-positives": [(0, 0.4, 5), (0, 0.8, 150_000), (1, 0.8, 2), (1, 0.9, 1)],
}


def expand(runs):
    labels, probabilities, rows = (np.array(column) for column in zip(*runs))
    return np.repeat(labels, rows), np.repeat(probabilities, rows)


def metrics_csv(report, roc_auc):
    frame = pd.DataFrame(report).transpose()
    frame["roc_auc"] = np.nan
    frame.loc["1", "roc_auc"] = roc_auc
    return frame.to_csv(lineterminator="\n")


def figures(runs):
    labels, probabilities = expand(runs)
    predictions = (probabilities > 0.5).astype(int)
    report = classification_report(
        labels, predictions, labels=[0, 1], output_dict=True, zero_division=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NaN for one class is what we are here to record
        roc_auc = roc_auc_score(labels, probabilities)
    base_rate = np.full(len(labels), TRAINING_BASE_RATE)
    return {
        "runs": runs,
        "confusion_matrix": confusion_matrix(labels, predictions, labels=[0, 1]).tolist(),
        "report": report,
        "roc_auc": None if np.isnan(roc_auc) else float(roc_auc),
        "log_loss": log_loss(labels, probabilities, labels=[0, 1]),
        "base_rate_log_loss": log_loss(labels, base_rate, labels=[0, 1]),
        "csv": metrics_csv(report, roc_auc),
    }


def refusal(labels, probabilities):
    """What log_loss says to rows it does not take."""
    try:
        log_loss(labels, probabilities, labels=[0, 1])
    except ValueError as error:
        message = str(error)
        return {"labels": labels, "probabilities": probabilities, "message": message}
    raise AssertionError("Expected scikit-learn to refuse these rows.")


def main():
    document = {
        "made_with": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "pandas": pd.__version__,
            "numpy": np.__version__,
        },
        "training_base_rate": TRAINING_BASE_RATE,
        "cases": {name: figures(runs) for name, runs in CASES.items()},
        "refused": {
            "no rows": refusal([], []),
            "a label without a probability": refusal([0, 1], [0.5]),
            "a probability above 1": refusal([0, 1], [0.5, 1.5]),
            "a probability below 0": refusal([0, 1], [-0.5, 0.5]),
        },
    }
    for name, case in document["cases"].items():
        (FIXTURES / f"{name}.csv").write_text(case.pop("csv"), newline="\n")
    (FIXTURES / "cases.json").write_text(to_json(document), newline="\n")


def to_json(document):
    """Indented, but with each list of plain values on one line."""
    text = json.dumps(document, indent=1, allow_nan=False) + "\n"
    return re.sub(
        r"\[[^][{}]*\]", lambda values: re.sub(r"\s+", " ", values[0]), text
    )


if __name__ == "__main__":
    main()
