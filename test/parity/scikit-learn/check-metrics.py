"""Holds a run's metrics.json against scikit-learn and NumPy on the run's own test predictions.

    python3 check-metrics.py METRICS_JSON PREDICTIONS_CSV

Prints the largest relative difference; exits with 1 where one is above 1e-6.
"""

import json
import sys

import numpy as np
import pandas as pd
from sklearn import metrics

TOLERANCE = 1e-6


def deciles(labels, probabilities):
    """Tenths from the top, with positives of equal probabilities shared evenly."""
    order = np.argsort(-probabilities, kind="stable")
    ranked = probabilities[order]
    shared = pd.Series(labels[order]).groupby(ranked).transform("mean").to_numpy()
    edges = [int(np.floor(len(labels) * tenth / 10 + 0.5)) for tenth in range(11)]
    base = labels.mean()
    for tenth in range(10):
        part = slice(edges[tenth], edges[tenth + 1])
        top = slice(0, edges[tenth + 1])
        yield {
            "rows": edges[tenth + 1] - edges[tenth],
            "positives": shared[part].sum(),
            "mean_probability": ranked[part].mean(),
            "rate": shared[part].mean(),
            "lift": shared[part].mean() / base,
            "cumulative_gain": shared[top].sum() / labels.sum(),
            "cumulative_lift": shared[top].mean() / base,
        }


def calibration_error(bins):
    rows = np.array([one["rows"] for one in bins])
    gaps = np.array([abs(one["mean_probability"] - one["rate"]) for one in bins])
    return (rows * gaps).sum() / rows.sum()


def equal_count_bins(labels, probabilities):
    order = np.argsort(probabilities, kind="stable")
    for part in np.array_split(order, 10):
        yield labels[part].mean(), probabilities[part].mean()


def compare(figures, labels, probabilities):
    predicted = (probabilities > 0.5).astype(int)
    report = metrics.classification_report(
        labels, predicted, labels=[0, 1], output_dict=True, zero_division=0
    )
    network = figures["candidates"][0]
    false_rate, true_rate, _ = metrics.roc_curve(labels, probabilities, drop_intermediate=False)
    yield "rows", figures["test_rows"], len(labels)
    yield "positives", figures["test_positives"], labels.sum()
    yield "roc_auc", network["roc_auc"]["value"], metrics.roc_auc_score(labels, probabilities)
    yield "pr_auc", network["pr_auc"]["value"], metrics.average_precision_score(labels, probabilities)
    yield "log_loss", network["log_loss"]["value"], metrics.log_loss(labels, probabilities)
    yield "brier", network["brier_loss"]["value"], metrics.brier_score_loss(labels, probabilities)
    yield "ks", figures["ks_statistic"], (true_rate - false_rate).max()
    yield "quality", figures["quality"]["score"], max(
        0, 200 * metrics.roc_auc_score(labels, probabilities) - 100
    )
    yield "accuracy", figures["classification"]["accuracy"], report["accuracy"]
    ours = {"precision": "precision", "recall": "recall", "f1_score": "f1-score", "support": "support"}
    averages = {"0": "0", "1": "1", "macro_average": "macro avg", "weighted_average": "weighted avg"}
    for own, theirs in averages.items():
        for key, column in ours.items():
            yield f"{own} {key}", figures["classification"][own][key], report[theirs][column]
    matrix = metrics.confusion_matrix(labels, predicted, labels=[0, 1]).ravel()
    names = ["true_negatives", "false_positives", "false_negatives", "true_positives"]
    for name, count in zip(names, matrix):
        yield name, figures["confusion"][name], count
    for own, expected in zip(figures["deciles"], deciles(labels, probabilities)):
        for key, figure in expected.items():
            yield f"decile {own['decile']} {key}", own[key], figure
    for own in figures["depths"]:
        top = np.sort(probabilities)[::-1][: own["rows"]]
        yield f"depth {own['share']} probability", own["probability"], top[-1]
        yield f"depth {own['share']} precision", own["precision"], own["positives"] / own["rows"]
        yield f"depth {own['share']} recall", own["recall"], own["positives"] / labels.sum()
    reliability = figures["reliability"]
    yield "ece of bins", reliability["expected_calibration_error"], calibration_error(
        reliability["bins"]
    )
    if len(np.unique(probabilities)) == len(probabilities):
        for own, (rate, mean) in zip(
            reliability["bins"], equal_count_bins(labels, probabilities)
        ):
            yield "bin rate", own["rate"], rate
            yield "bin probability", own["mean_probability"], mean
    yield "before/after", figures["calibration"]["after"]["log_loss"], network["log_loss"]["value"]


def main(metrics_path, predictions_path):
    with open(metrics_path) as file:
        figures = json.load(file)
    rows = pd.read_csv(predictions_path, float_precision="round_trip")
    worst = 0.0
    for name, ours, theirs in compare(
        figures, rows["label"].to_numpy(), rows["probability"].to_numpy()
    ):
        difference = abs(ours - theirs) / max(1.0, abs(theirs))
        worst = max(worst, difference)
        if not difference <= TOLERANCE:
            print(f"{name}: ours {ours}, theirs {theirs}")
    print(f"largest difference {worst:.1e}")
    return 0 if worst <= TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
