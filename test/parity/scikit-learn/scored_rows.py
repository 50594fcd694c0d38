"""Small sets of scored rows, and how their figures are written down."""

import json
import platform
import re

import numpy as np
import sklearn


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


def many():
    """Some 100,000 customers of 1,000 probabilities, which the outcomes follow loosely."""
    random = np.random.default_rng(11)
    levels = np.arange(1, 1001) / 1001
    rows = random.integers(1, 200, size=len(levels))
    positives = random.binomial(rows, levels**2)
    return [
        (label, float(level), int(count))
        for level, hits, all_rows in zip(levels, positives, rows)
        for label, count in ((1, hits), (0, all_rows - hits))
        if count > 0
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
    "nine-rows": [(0, 0.1, 4), (1, 0.3, 1), (0, 0.6, 1), (1, 0.6, 1), (1, 0.9, 2)],
    "ten-rows": [(0, 0.1, 4), (1, 0.3, 1), (0, 0.6, 2), (1, 0.6, 1), (1, 0.9, 2)],
    "two-ties": [(0, 0.25, 13), (1, 0.25, 2), (0, 0.75, 8), (1, 0.75, 14)],
    "many": many(),
    "rare-positives": [(0, 0.4, 5), (0, 0.8, 150_000), (1, 0.8, 2), (1, 0.9, 1)],
}


def expand(runs):
    labels, probabilities, rows = (np.array(column) for column in zip(*runs))
    return np.repeat(labels, rows), np.repeat(probabilities, rows)


def versions(**others):
    """What the figures were made with."""
    return {
        "python": platform.python_version(),
        "scikit-learn": sklearn.__version__,
        "numpy": np.__version__,
        **others,
    }


def to_json(document, one_line=r"\[[^][{}]*\]"):
    """Indented, but with each list of plain values (or what else is told) on one line."""
    text = json.dumps(document, indent=1, allow_nan=False) + "\n"
    return re.sub(one_line, lambda values: re.sub(r"\s+", " ", values[0]), text)
