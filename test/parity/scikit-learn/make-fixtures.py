"""Writes what scikit-learn and pandas say about small sets of scored rows.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-fixtures.py

It needs scikit-learn, scipy, pandas and numpy, whose versions are kept beside the figures.
"""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import ks_2samp
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    classification_report,
    confusion_matrix,
    log_loss,
    roc_auc_score,
    roc_curve,
)

from scored_rows import CASES, expand, to_json, versions

FIXTURES = Path(__file__).parent / "fixtures"
TRAINING_BASE_RATE = 0.3


def metrics_csv(report, roc_auc):
    frame = pd.DataFrame(report).transpose()
    frame["roc_auc"] = np.nan
    frame.loc["1", "roc_auc"] = roc_auc
    return frame.to_csv(lineterminator="\n")


def ks_statistic(labels, probabilities):
    """From scikit-learn's ROC curve, and by SciPy's test of one sample ahead of another."""
    fpr, tpr, _ = roc_curve(labels, probabilities, drop_intermediate=False)
    statistic = np.max(tpr - fpr)
    if not np.isnan(statistic):
        negatives, positives = probabilities[labels == 0], probabilities[labels == 1]
        by_scipy = ks_2samp(negatives, positives, alternative="greater", method="asymp")
        assert abs(by_scipy.statistic - statistic) < 1e-12
    return statistic


def figures(runs):
    labels, probabilities = expand(runs)
    predictions = (probabilities > 0.5).astype(int)
    report = classification_report(
        labels, predictions, labels=[0, 1], output_dict=True, zero_division=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NaN for one class is what we are here to record
        roc_auc = roc_auc_score(labels, probabilities)
        average_precision = average_precision_score(labels, probabilities)
        ks = ks_statistic(labels, probabilities)
    base_rate = np.full(len(labels), TRAINING_BASE_RATE)
    return {
        "runs": runs,
        "confusion_matrix": confusion_matrix(labels, predictions, labels=[0, 1]).tolist(),
        "report": report,
        "roc_auc": None if np.isnan(roc_auc) else float(roc_auc),
        "average_precision": float(average_precision),
        "ks_statistic": None if np.isnan(ks) else float(ks),
        "brier_loss": float(brier_score_loss(labels, probabilities, pos_label=1)),
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
        "made_with": versions(pandas=pd.__version__),
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


if __name__ == "__main__":
    main()
