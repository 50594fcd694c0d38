"""Writes what LightGBM and scikit-learn say of a few customers after each boosted tree.

Run it from the repository's root when the trees change:

    ${PRESEND_PYTHON:-python3} test/parity/lightgbm/make-fixtures.py

It needs lightgbm, scikit-learn and numpy, whose versions are kept beside the figures. Both are
given rows of few distinct values, so that every value has a bin of its own, everywhere.

LightGBM does not count the rows of a bin: it estimates them from the sum of curvatures, which
decides otherwise where a leaf is about as small as it may be. So its leaves may be of one row, and
the rows are such that no estimate decides: it then says the same as scikit-learn, which counts.
Larger leaves are compared with scikit-learn's alone.
"""

import json
import platform
import re
from pathlib import Path

import lightgbm
import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier

FIXTURE = Path(__file__).parent / "fixtures" / "forests.json"
ROUNDS = 20
OPTIONS = {"leaves": 8, "l2": 1.5, "rate": 0.1, "rounds": ROUNDS}


def customers(random, count):
    """Numbers that matter alone, together, and not at all."""
    rows = np.column_stack(
        [random.integers(0, values, count) for values in (12, 16, 7, 15)]
    ).astype(float)
    recency, age, orders, _ = rows.T
    logit = -0.8 + 0.25 * (recency - 6) - 0.15 * np.abs(age - 8)
    logit = logit + 0.8 * (orders > 3) * (recency > 5)
    labels = (random.random(count) < 1 / (1 + np.exp(-logit))).astype(int)
    return rows, labels


def by_lightgbm(rows, labels, leaf_rows):
    model = lightgbm.LGBMClassifier(
        n_estimators=ROUNDS,
        num_leaves=OPTIONS["leaves"],
        learning_rate=OPTIONS["rate"],
        reg_lambda=OPTIONS["l2"],
        min_child_samples=leaf_rows,
        min_child_weight=0,
        min_split_gain=0,
        max_bin=255,
        min_data_in_bin=1,
        boost_from_average=True,
        deterministic=True,
        force_row_wise=True,
        n_jobs=1,
        verbose=-1,
    ).fit(rows, labels)
    return [
        model.predict(rows, raw_score=True, num_iteration=trees) for trees in range(1, ROUNDS + 1)
    ]


def by_scikit_learn(rows, labels, leaf_rows):
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        max_leaf_nodes=OPTIONS["leaves"],
        learning_rate=OPTIONS["rate"],
        l2_regularization=OPTIONS["l2"],
        min_samples_leaf=leaf_rows,
        max_bins=255,
        early_stopping=False,
    ).fit(rows, labels)
    return list(model.staged_decision_function(rows))


def main():
    rows, labels = customers(np.random.default_rng(20261123), 400)
    values = [np.unique(column, return_counts=True)[1].min() for column in rows.T]
    assert min(values) > len(rows) / 64, "a value would share its bin"
    libraries = [
        ("LightGBM", by_lightgbm, 1),
        ("scikit-learn", by_scikit_learn, 1),
        ("scikit-learn", by_scikit_learn, 20),
    ]
    both = zip(by_lightgbm(rows, labels, 1), by_scikit_learn(rows, labels, 1))
    assert all(np.allclose(one, other, atol=1e-12) for one, other in both), "an estimate decided"
    forests = [
        {
            "library": library,
            "minLeafRows": leaf_rows,
            # After the first tree, the tenth and the last.
            "logits": {
                str(trees): [float(logit) for logit in grow(rows, labels, leaf_rows)[trees - 1]]
                for trees in (1, ROUNDS // 2, ROUNDS)
            },
        }
        for library, grow, leaf_rows in libraries
    ]
    document = {
        "made_with": {
            "python": platform.python_version(),
            "lightgbm": lightgbm.__version__,
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
        "options": OPTIONS,
        "columns": rows.T.astype(int).tolist(),
        "labels": labels.tolist(),
        "forests": forests,
    }
    text = json.dumps(document, indent=1)
    # Lists of numbers on one line each.
    text = re.sub(r"\[\s+(-?\d[^\]\[]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", text)
    FIXTURE.write_text(text + "\n", newline="\n")


main()
