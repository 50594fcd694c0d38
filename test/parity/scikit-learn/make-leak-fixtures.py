"""Writes how well scikit-learn finds that one feature alone ranks a label.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-leak-fixtures.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.metrics import roc_auc_score

FIXTURES = Path(__file__).parent / "fixtures"


def case(name, labels, values):
    """Values in which a missing one is null, as JSON has it."""
    values = np.asarray(values, dtype=float)
    present = values[~np.isnan(values)]
    candidates = []
    for stand_in in (present.min() - 1, present.max() + 1):
        area = roc_auc_score(labels, np.where(np.isnan(values), stand_in, values))
        candidates += [area, 1 - area]
    return {
        "name": name,
        "labels": [int(label) for label in labels],
        "values": [None if np.isnan(value) else float(value) for value in values],
        "roc_auc": max(candidates),
    }


def cases():
    random = np.random.default_rng(20260131)
    labels = (random.random(400) < 0.3).astype(int)
    signal = labels + random.normal(0, 0.3, 400)
    filled_by_the_sale = np.where((labels == 0) & (random.random(400) < 0.9), np.nan, signal)
    return [
        case("a strong number", labels, signal.round(4)),
        case("a strong number the other way round", labels, (-signal).round(4)),
        case("a strong number of few values", labels, signal.round(1)),
        case("a number that the sale filled in", labels, filled_by_the_sale.round(4)),
    ]


fixtures = {"scikit_learn": sklearn.__version__, "numpy": np.__version__, "cases": cases()}
(FIXTURES / "leak-cases.json").write_text(json.dumps(fixtures) + "\n")
