"""Writes how scikit-learn imputes, standardises and one-hot encodes a few customers.

Run it from the repository's root when the preprocessing changes:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-preprocessing-fixtures.py

It needs scikit-learn and numpy, whose versions are kept beside the figures.
"""

import json
import platform
import re
from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

FIXTURE = Path(__file__).parent / "fixtures" / "preprocessing.json"

NUMERIC = ["recency", "monetary", "open_rate", "balance", "always_7", "7_or_missing"]
CATEGORIES = ["gender", "region", "plan"]


def customers(random, count, regions):
    """Made-up customers, a row each; None where a value is missing."""

    def unless(missing_rate, value):
        return None if random.random() < missing_rate else value

    return [
        [
            int(random.integers(0, 365)),
            round(float(random.lognormal(4, 1.5)), 2),
            unless(0.25, round(float(random.beta(2, 5)), 4)),
            # So far from zero that sums of squares would cancel.
            unless(0.1, 1e7 + round(float(random.normal()), 3)),
            7,
            unless(0.5, 7),
            str(random.choice(["M", "F", "Other"])),
            unless(0.2, str(random.choice(regions))),
            str(random.choice(["Zürich", "basic", "Basic"])),
        ]
        for _ in range(count)
    ]


def fit(training):
    """Numbers: median, indicator, standard scores. Names: one column each, None the last."""
    numbers, names = parts(training)
    imputer = SimpleImputer(strategy="median", add_indicator=True).fit(numbers)
    scaler = StandardScaler().fit(imputer.transform(numbers)[:, : len(NUMERIC)])
    encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False).fit(names)
    return imputer, scaler, encoder


def encode(fitted, rows):
    """Encoded columns by the names that Presend gives them."""
    imputer, scaler, encoder = fitted
    numbers, names = parts(rows)
    imputed = imputer.transform(numbers)
    scores = scaler.transform(imputed[:, : len(NUMERIC)])
    columns = dict(zip(NUMERIC, scores.T))
    for feature, indicator in zip(imputer.indicator_.features_, imputed.T[len(NUMERIC) :]):
        columns[f"{NUMERIC[feature]} (missing)"] = indicator
    one_hot = iter(encoder.transform(names).T)
    for feature, categories in zip(CATEGORIES, encoder.categories_):
        for category in categories:
            name = f"{feature} (missing)" if category is None else f"{feature}={category}"
            columns[name] = next(one_hot)
    return {name: column.tolist() for name, column in columns.items()}


def parts(rows):
    numbers = np.array([row[: len(NUMERIC)] for row in rows], dtype=float)
    return numbers, np.array([row[len(NUMERIC) :] for row in rows], dtype=object)


def main():
    random = np.random.default_rng(20240613)
    training = customers(random, 60, ["North", "South", "East"])
    unseen = customers(random, 20, ["North", "South", "West"])
    fitted = fit(training)
    document = {
        "made_with": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
        "training": {"customers": training, "encoded": encode(fitted, training)},
        "unseen": {"customers": unseen, "encoded": encode(fitted, unseen)},
    }
    text = json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False) + "\n"
    lists_on_one_line = re.sub(
        r"\[[^][{}]*\]", lambda values: re.sub(r"\s+", " ", values[0]), text
    )
    FIXTURE.write_text(lists_on_one_line, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
