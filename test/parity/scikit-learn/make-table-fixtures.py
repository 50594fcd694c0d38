"""Writes deciles, depths and reliability bins of small sets of scored rows, by their definition.

Run it from the repository's root when a case is added:

    ${PRESEND_PYTHON:-python3} test/parity/scikit-learn/make-table-fixtures.py

It needs scikit-learn, scipy and numpy. No library has these tables with ties shared in
proportion, so each row gets the chance that a random order of ties puts it into a part. Where
scikit-learn and SciPy do have a figure, it is checked against theirs.
"""

from math import floor, fsum
from pathlib import Path

import numpy as np
from scipy.stats import binomtest, norm
from sklearn.calibration import calibration_curve

from scored_rows import CASES, expand, to_json, versions

FIXTURE = Path(__file__).parent / "fixtures" / "tables.json"
SHARES = [0.01, 0.05, 0.1, 0.2, 0.3, 0.5]
Z = norm.ppf(0.975)


def to_rows(share, rows):
    return floor(share * rows + 0.5)


def chances_among_best(probabilities, depth):
    """Of each row, to be among so many best ones in a random order of ties."""
    ascending = np.sort(probabilities)
    better = len(ascending) - np.searchsorted(ascending, probabilities, side="right")
    tied = np.searchsorted(ascending, probabilities, side="right") - np.searchsorted(
        ascending, probabilities, side="left"
    )
    return np.clip((depth - better) / tied, 0, 1)


def part(labels, probabilities, start, end):
    """Positives and mean probability of the rows behind the best `start` to the best `end`."""
    chances = chances_among_best(probabilities, end) - chances_among_best(probabilities, start)
    return fsum(chances * labels), fsum(chances * probabilities) / (end - start)


def ratio(share, whole):
    return share / whole if whole else 0


def deciles(labels, probabilities):
    count, total = len(labels), int(labels.sum())
    if count < 10:
        return []
    table = []
    for decile in range(1, 11):
        start, end = to_rows((decile - 1) / 10, count), to_rows(decile / 10, count)
        positives, mean = part(labels, probabilities, start, end)
        reached, _ = part(labels, probabilities, 0, end)
        table.append({
            "decile": decile,
            "rows": end - start,
            "positives": positives,
            "meanProbability": mean,
            "rate": positives / (end - start),
            "lift": ratio(positives / (end - start), total / count),
            "cumulativeGain": ratio(reached, total),
            "cumulativeLift": ratio(reached / end, total / count),
        })
    return table


def depths(labels, probabilities):
    count, total = len(labels), int(labels.sum())
    table = []
    for share in SHARES:
        rows = max(1, to_rows(share, count))
        positives, _ = part(labels, probabilities, 0, rows)
        table.append({
            "share": share,
            "rows": rows,
            "positives": positives,
            "probability": float(np.sort(probabilities)[-rows]),
            "precision": positives / rows,
            "recall": ratio(positives, total),
            "lift": ratio(positives / rows, total / count),
        })
    return table


def wilson(positives, rows):
    """The rates r with (share - r)^2 = z^2 r (1 - r) / rows."""
    share, square = positives / rows, Z**2 / rows
    low, high = sorted(np.roots([1 + square, -2 * share - square, share**2]).real)
    if positives == round(positives):
        interval = binomtest(round(positives), rows).proportion_ci(method="wilson")
        assert np.allclose([low, high], [interval.low, interval.high], rtol=0, atol=1e-7)
        low, high = interval.low, interval.high
    return float(low), float(high)


def reliability(labels, probabilities):
    count = len(labels)
    bins = min(10, count)
    table = []
    for lower in range(bins):
        start = count - to_rows((lower + 1) / bins, count)
        end = count - to_rows(lower / bins, count)
        positives, mean = part(labels, probabilities, start, end)
        low, high = wilson(positives, end - start)
        table.append({
            "rows": end - start,
            "positives": positives,
            "meanProbability": mean,
            "rate": positives / (end - start),
            "low": low,
            "high": high,
        })
    if len(np.unique(probabilities)) == count and count % 10 == 0:
        rates, means = calibration_curve(labels, probabilities, n_bins=10, strategy="quantile")
        assert np.allclose(rates, [row["rate"] for row in table], rtol=0, atol=1e-12)
        assert np.allclose(means, [row["meanProbability"] for row in table], rtol=0, atol=1e-12)
    error = fsum(row["rows"] * abs(row["meanProbability"] - row["rate"]) for row in table)
    return {"bins": table, "expectedCalibrationError": error / count}


def figures(runs):
    labels, probabilities = expand(runs)
    return {
        "deciles": deciles(labels, probabilities),
        "depths": depths(labels, probabilities),
        "reliability": reliability(labels, probabilities),
    }


def main():
    document = {
        "made_with": versions(),
        "cases": {name: figures(runs) for name, runs in CASES.items()},
    }
    FIXTURE.write_text(to_json(document, one_line=r"\{[^][{}]*\}"), newline="\n")


if __name__ == "__main__":
    main()
