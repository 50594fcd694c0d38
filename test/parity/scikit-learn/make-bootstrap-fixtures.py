"""Writes what a bootstrap in NumPy, with scikit-learn's figures, says about two models.

Run it from the repository's root when the rows change; it takes a minute or two:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-bootstrap-fixtures.py

Its resamples are not ours: intervals agree within the chance of so many replicates.
"""

from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

from scored_rows import CASES, expand, to_json, versions

FIXTURE = Path(__file__).parent / "fixtures" / "bootstrap.json"
REPLICATES = 10_000
FIGURES = {
    "rocAuc": roc_auc_score,
    "prAuc": average_precision_score,
    "logLoss": log_loss,
    "brierLoss": brier_score_loss,
}


def estimate(value, replicates):
    low, high = np.quantile(replicates, [0.025, 0.975])
    return {
        "value": float(value),
        "low": float(low),
        "high": float(high),
        "standardError": float(np.std(replicates, ddof=1)),
    }


def main():
    labels, probabilities = expand(CASES["ordinary"])
    # The second model knows one digit after the point only: many ties.
    models = [probabilities, np.floor(probabilities * 10) / 10 + 0.05]
    random = np.random.default_rng(5)
    draws = [random.integers(len(labels), size=len(labels)) for _ in range(REPLICATES)]
    estimates = {}
    for name, figure in FIGURES.items():
        values = [figure(labels, model) for model in models]
        replicates = [
            np.array([figure(labels[rows], model[rows]) for rows in draws]) for model in models
        ]
        estimates[name] = {
            "models": [estimate(*both) for both in zip(values, replicates)],
            "difference": estimate(values[0] - values[1], replicates[0] - replicates[1]),
        }
    document = {
        "made_with": versions(),
        "case": "ordinary",
        "replicates": REPLICATES,
        "models": [model.tolist() for model in models],
        "estimates": estimates,
    }
    FIXTURE.write_text(to_json(document), newline="\n")


if __name__ == "__main__":
    main()
